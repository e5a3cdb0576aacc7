import CVTerm

/// A terminal emulator. It receives the bytes that a program writes, and holds the screen that they draw.
public final class EmulatedScreen {
  public private(set) var size: ScreenSize
  /// Every byte that the program wrote. Tests count them, and check that some sequences do not occur.
  public private(set) var received: [UInt8] = []
  public private(set) var isAlternate = false
  public private(set) var cursorIsVisible = true
  public private(set) var mouseTracking = MouseTracking.none

  let terminal: OpaquePointer
  private let screen: OpaquePointer
  /// The callbacks are allocated, because the emulator keeps their address.
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>
  private var unsent: [UInt8] = []
  private var modes = PrivateModes()

  public init(size: ScreenSize) {
    self.size = size
    terminal = vterm_new(Int32(size.rows), Int32(size.columns))
    screen = vterm_obtain_screen(terminal)
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    vterm_set_utf8(terminal, 1)
    vterm_screen_enable_altscreen(screen, 1)
    listen()
    vterm_screen_reset(screen, 1)
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
  }

  /// Receives output of the program.
  public func feed(_ bytes: some Collection<UInt8>) {
    received.append(contentsOf: bytes)
    let characters = modes.separate(bytes).map { CChar(bitPattern: $0) }
    _ = vterm_input_write(terminal, characters, characters.count)
  }

  /// Returns the bytes for the program since the last call: keys, mouse events and replies to queries.
  public func takeUnsent() -> [UInt8] {
    defer { unsent = [] }
    return unsent
  }

  public func resize(to size: ScreenSize) {
    self.size = size
    vterm_set_size(terminal, Int32(size.rows), Int32(size.columns))
    resetScrollingRegion()
  }

  /// Resets the scrolling region after a resize, as other terminals do. libvterm keeps a truncated region, outside of
  /// which nothing can be inserted or deleted.
  private func resetScrollingRegion() {
    let place = cursor
    let sequence = "\u{1B}[r\u{1B}[\(place.row + 1);\(place.column + 1)H".utf8.map { CChar($0) }
    _ = vterm_input_write(terminal, sequence, sequence.count)
  }

  /// The private modes that the program set and did not reset, such as 1049 (alternate screen) and
  /// 2004 (bracketed paste).
  public var privateModes: Set<Int> { modes.active }

  public var cursor: ScreenPosition {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return ScreenPosition(column: Int(position.col), row: Int(position.row))
  }

  /// The cell at a position; nil outside of the screen.
  public func cell(at position: ScreenPosition) -> EmulatedCell? {
    guard (0..<size.columns).contains(position.column), (0..<size.rows).contains(position.row)
    else { return nil }
    var cell = VTermScreenCell()
    let place = VTermPos(row: Int32(position.row), col: Int32(position.column))
    _ = vterm_screen_get_cell(screen, place, &cell)
    return EmulatedCell(cell)
  }

  private func listen() {
    let owner = Unmanaged.passUnretained(self).toOpaque()
    callbacks.pointee.settermprop = { property, value, owner in
      guard let value, let owner else { return 0 }
      Unmanaged<EmulatedScreen>.fromOpaque(owner).takeUnretainedValue().apply(
        property, value.pointee)
      return 1
    }
    vterm_screen_set_callbacks(screen, callbacks, owner)
    vterm_output_set_callback(
      terminal,
      { bytes, count, owner in
        guard let bytes, let owner else { return }
        let screen = Unmanaged<EmulatedScreen>.fromOpaque(owner).takeUnretainedValue()
        screen.unsent.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
      }, owner)
  }

  private func apply(_ property: VTermProp, _ value: VTermValue) {
    switch property {
    case VTERM_PROP_ALTSCREEN: isAlternate = value.boolean != 0
    case VTERM_PROP_CURSORVISIBLE: cursorIsVisible = value.boolean != 0
    case VTERM_PROP_MOUSE: mouseTracking = MouseTracking(rawValue: Int(value.number)) ?? .none
    default: break
    }
  }
}
