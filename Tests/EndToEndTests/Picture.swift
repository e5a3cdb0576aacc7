import TerminalSupport

/// The positions of the picture's cells on the screen.
enum Picture {
  /// The upper left cell of the picture. The frequency axis is left of it, and the header is above it.
  static let origin = ScreenPosition(column: 10, row: 1)

  /// The position on the screen of a cell of the picture.
  static func position(_ column: Int, _ row: Int) -> ScreenPosition {
    ScreenPosition(column: origin.column + column, row: origin.row + row)
  }
}

extension ScreenSize {
  /// A screen whose picture has 100 x 20 cells, so that boxes have round numbers.
  static let round = ScreenSize(columns: 110, rows: 25)
}

extension EmulatedScreen {
  /// The text of a cell of the picture.
  func picture(_ column: Int, _ row: Int) -> String {
    cell(at: Picture.position(column, row))?.text ?? ""
  }

  var header: String { text(row: 0) }
  var status: String { text(row: size.rows - 2) }
}

extension TerminalSession {
  /// Waits until a capture is open and its picture is complete.
  func waitForPicture(file: String = #fileID, line: Int = #line) throws {
    try waitFor("a whole picture", file: file, line: line) { screen in
      screen.status.hasPrefix(" VIEW") && !screen.rows.dropLast(5).contains { $0.contains("··") }
    }
    try waitUntilIdle(file: file, line: line)
  }

  /// Waits until the header ends with `count`, without the sign that labels are not written yet.
  ///
  /// The count is right-aligned. The sign may not be drawn yet when the count has already moved to make room for it.
  func waitUntilLabelsAreWritten(_ count: String, file: String = #fileID, line: Int = #line) throws
  {
    try waitFor("\(count), written", file: file, line: line) { screen in
      screen.header.hasSuffix(" \(count)") && screen.header.count == screen.size.columns - 1
    }
  }

  /// Waits until the screen is as wanted, and then until the program is idle, so that the rest of the screen is
  /// complete, too.
  private func settle(
    on description: String, file: String, line: Int, until isAsWanted: (EmulatedScreen) -> Bool
  ) throws {
    try waitFor(description, file: file, line: line, until: isAsWanted)
    try waitUntilIdle(file: file, line: line)
  }

  /// Waits until the status line contains a text.
  func waitForStatus(_ text: String, file: String = #fileID, line: Int = #line) throws {
    try settle(on: "the status \"\(text)\"", file: file, line: line) { $0.status.contains(text) }
  }

  /// Waits until the header contains a text.
  func waitForHeader(_ text: String, file: String = #fileID, line: Int = #line) throws {
    try settle(on: "the header \"\(text)\"", file: file, line: line) { $0.header.contains(text) }
  }

  /// Waits until a box is on the picture.
  func waitFor(_ box: DrawnBox, file: String = #fileID, line: Int = #line) throws {
    try settle(on: "\(box)", file: file, line: line, until: box.isShown)
  }

  /// Waits until a box is no longer on the picture.
  func waitForNo(_ box: DrawnBox, file: String = #fileID, line: Int = #line) throws {
    try settle(on: "no \(box)", file: file, line: line) { !box.isShown(on: $0) }
  }

  /// Drags with the left button from one cell of the picture to another.
  func drag(from start: (Int, Int), to end: (Int, Int)) throws {
    try drag(from: Picture.position(start.0, start.1), to: Picture.position(end.0, end.1))
  }
}
