/// Reads the text of the screen.
extension EmulatedScreen {
  /// All cells, row by row, for comparing screens.
  public var cells: [[EmulatedCell]] {
    (0..<size.rows).map { row in
      (0..<size.columns).compactMap { cell(at: ScreenPosition(column: $0, row: row)) }
    }
  }

  /// The text of every row, without trailing spaces.
  public var rows: [String] { (0..<size.rows).map(text(row:)) }

  /// The text of the whole screen.
  public var text: String { rows.joined(separator: "\n") }

  /// The text of a row, without trailing spaces.
  public func text(row: Int) -> String {
    var cells = (0..<size.columns).map {
      cell(at: ScreenPosition(column: $0, row: row))?.text ?? " "
    }
    while cells.last == " " { cells.removeLast() }
    return cells.joined()
  }

  /// The first position of a text, searched row by row.
  public func position(of text: String) -> ScreenPosition? {
    for row in 0..<size.rows where self.text(row: row).contains(text) {
      for column in 0..<size.columns {
        let position = ScreenPosition(column: column, row: row)
        let isSecondHalfOfWide = cell(at: position)?.text == ""
        if !isSecondHalfOfWide, self.text(row: row, from: column).hasPrefix(text) {
          return position
        }
      }
    }
    return nil
  }

  /// The screen with a frame, for messages. It is in ASCII, because `swift test` drops output that ends within a
  /// multi-byte character, and the reason of the failure would be lost.
  public var framed: String {
    let edge = "+" + String(repeating: "-", count: size.columns) + "+"
    let lines = rows.map {
      "|" + $0 + String(repeating: " ", count: max(size.columns - $0.count, 0)) + "|"
    }
    return ([edge] + lines.map { String($0.map(Self.plain)) } + [edge]).joined(separator: "\n")
  }

  private static func plain(_ character: Character) -> Character {
    if character.isASCII { return character }
    return lookalikes[character] ?? "?"
  }

  private static let lookalikes: [Character: Character] = [
    "▀": "\"", "░": ".", "▒": ":", "▓": "%", "█": "#", "·": ".", "┼": "+", "─": "-", "━": "=",
    "│": "|", "┃": "!", "┌": "+", "┐": "+", "└": "+", "┘": "+", "┏": "*", "┓": "*", "┗": "*",
    "┛": "*", "▶": ">", "◀": "<", "▲": "^", "▼": "v", "┤": "+", "┬": "+", "┯": "+",
  ]

  private func text(row: Int, from column: Int) -> String {
    (column..<size.columns).map { cell(at: ScreenPosition(column: $0, row: row))?.text ?? " " }
      .joined()
  }
}
