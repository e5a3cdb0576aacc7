import CNcurses
import Foundations
import Glibc

/// Owns the curses screen: draws cells, and ends curses in `deinit`.
final class CursesScreen {
  private let screen: OpaquePointer
  private let window: UnsafeMutablePointer<WINDOW>
  private var pairs: ColorPairs
  /// The grid that the terminal shows; nil if unknown.
  private var shown: CellGrid?
  private var line: [cchar_t] = []
  private let shifter: LineShifter?

  /// Initializes curses on standard input and output; nil if curses cannot use `terminal`.
  init?(terminal: String, colors: ColorClass) {
    guard let screen = curses_open(terminal) else { return nil }
    self.screen = screen
    window = curses_window()
    shifter = LineShifter()
    raw()
    noecho()
    nonl()
    keypad(window, true)
    // Without this, curses stops drawing when there is input, which it never reads in this program.
    typeahead(-1)
    let hasColors = colors != .none && has_colors() && start_color() == OK
    if hasColors { use_default_colors() }
    pairs = ColorPairs(colors: colors, limit: hasColors ? curses_pair_limit() : 0) {
      init_extended_pair($0, $1.foreground, $1.background)
    }
  }

  deinit {
    endwin()
    delscreen(screen)
  }

  var size: Size { Size(width: Int(getmaxx(window)), height: Int(getmaxy(window))) }

  /// Resizes the screen to `size` and discards its contents.
  func resize(to size: Size) {
    resize_term(Int32(clamping: size.height), Int32(clamping: size.width))
    redrawEverything()
  }

  /// Makes the next `draw` send every cell.
  func redrawEverything() {
    shown = nil
    clearok(curses_physical_window(), true)
  }

  /// Restores the terminal for other programs until `resume` or the next `draw`.
  func leave() { endwin() }

  /// Sets the modes of curses again after `leave`, or after another program changed them.
  func resume() {
    reset_prog_mode()
    redrawEverything()
  }

  /// Whether `draw` would send anything for `grid`.
  func differs(from grid: CellGrid) -> Bool { grid != shown }

  /// Shows `grid` and sends only the cells that changed. Returns the grid that was shown before; nil if
  /// every cell may have been sent.
  ///
  /// - Parameter movesCells: whether the terminal moves the cells of a picture that moved; otherwise they are
  ///   sent again.
  @discardableResult
  func draw(_ grid: CellGrid, movesCells: Bool) -> CellGrid? {
    // The terminal would move cells without the pixels above them.
    let hasPixels = grid.picture != nil
    idcok(window, !hasPixels)
    if !put(grid, orLeaveOutPairs: false) {
      pairs.reset()
      reset_color_pairs()
      shown = nil
      _ = put(grid, orLeaveOutPairs: true)
    }
    if movesCells, !hasPixels, let shown, let shift = SidewaysShift(from: shown, to: grid) {
      TerminalOutput.write(shifter?.apply(shift) ?? [])
    }
    placeCursor(grid.cursor)
    wrefresh(window)
    defer { shown = grid }
    return shown
  }

  private func placeCursor(_ cursor: CellGrid.Position?) {
    guard let cursor else {
      curs_set(0)
      return
    }
    curs_set(1)
    wmove(window, Int32(clamping: cursor.row), Int32(clamping: cursor.column))
  }

  /// Passes the cells that differ from `shown` to curses. If all color pairs are in use, returns false, or, with
  /// `orLeaveOutPairs`, draws the remaining cells in the standard colors.
  private func put(_ grid: CellGrid, orLeaveOutPairs: Bool) -> Bool {
    let size = size
    let width = min(grid.size.width, size.width)
    let before = shown?.size == grid.size ? shown?.cells : nil
    for row in 0..<min(grid.size.height, size.height) {
      let start = row * grid.size.width
      var columns = 0..<width
      if let before {
        columns = columns.differing { grid.cells[start + $0] != before[start + $0] }
      }
      if columns.isEmpty { continue }
      let cells = grid.cells[(start + columns.lowerBound)..<(start + columns.upperBound)]
      let hasPairs = Self.write(cells, to: &line, pairs: &pairs)
      guard hasPairs || orLeaveOutPairs else { return false }
      mvwadd_wchnstr(
        window, Int32(row), Int32(columns.lowerBound), line, Int32(clamping: line.count))
    }
    return true
  }

  /// Replaces `line` by the characters of `cells`. Returns whether there was a color pair for each.
  ///
  /// The properties are parameters, because Swift checks each access to a property of a class for conflicts.
  private static func write(
    _ cells: ArraySlice<Cell>, to line: inout [cchar_t], pairs: inout ColorPairs
  ) -> Bool {
    line.removeAll(keepingCapacity: true)
    var hasPairs = true
    for cell in cells {
      let pair = pairs.number(foreground: cell.foreground, background: cell.background)
      if pair == nil { hasPairs = false }
      line.append(character(cell, pair: pair ?? 0))
    }
    return hasPairs
  }

  private static func character(_ cell: Cell, pair: Int32) -> cchar_t {
    var text: (wchar_t, wchar_t) = (wchar_t(drawable(cell.scalar).value), 0)
    var number = pair
    var character = cchar_t()
    withUnsafePointer(to: &text.0) { text in
      _ = setcchar(
        &character, text, attributes(cell.style), Int16(clamping: pair), &number)
    }
    return character
  }

  /// Returns `scalar`, or a question mark for a scalar that does not occupy exactly one cell (which would shift
  /// the rest of the row) or that `VisibleText` should have replaced.
  private static func drawable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if (" "..."~").contains(scalar) { return scalar }
    // Most cells of a picture are block characters, which need no lookup in the Unicode tables.
    guard ("\u{2500}"..."\u{259F}").contains(scalar) || VisibleText.isVisible(scalar) else {
      return "?"
    }
    return curses_width(wchar_t(scalar.value)) == 1 ? scalar : "?"
  }

  private static func attributes(_ style: Cell.Style) -> attr_t {
    guard !style.isEmpty else { return 0 }
    var attributes: attr_t = 0
    if style.contains(.bold) { attributes |= curses_bold }
    if style.contains(.dim) { attributes |= curses_dim }
    if style.contains(.underline) { attributes |= curses_underline }
    if style.contains(.reverse) { attributes |= curses_reverse }
    return attributes
  }
}

extension Range<Int> {
  /// The range from the first to the last index for which `differs` is true; empty if there is
  /// none.
  fileprivate func differing(_ differs: (Int) -> Bool) -> Range<Int> {
    guard let first = first(where: differs), let last = last(where: differs) else {
      return lowerBound..<lowerBound
    }
    return first..<(last + 1)
  }
}
