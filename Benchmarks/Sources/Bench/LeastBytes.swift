import TerminalSupport

/// The minimum number of bytes for drawing cells: their characters, and a color if it differs from
/// that of the previous cell. Cursor movement is not counted.
struct LeastBytes {
  private(set) var count = 0
  private var foreground = EmulatedColor.standard
  private var background = EmulatedColor.standard

  /// All cells of a screen.
  static func ofAll(_ screen: [[EmulatedCell]]) -> Int { of(screen.joined()) }

  /// The cells of a column of a screen.
  static func ofColumn(_ column: Int, of screen: [[EmulatedCell]]) -> Int {
    of(screen.map { $0[column] })
  }

  /// The cells that differ between two screens of the same size.
  static func ofChange(from before: [[EmulatedCell]], to after: [[EmulatedCell]]) -> Int {
    of(zip(before.joined(), after.joined()).filter { $0 != $1 }.map(\.1))
  }

  private static func of(_ cells: some Sequence<EmulatedCell>) -> Int {
    var bytes = LeastBytes()
    for cell in cells { bytes.add(cell) }
    return bytes.count
  }

  private mutating func add(_ cell: EmulatedCell) {
    var parameters: [String] = []
    // A space has no text color.
    if cell.text != " ", cell.foreground != foreground {
      parameters.append(Self.parameter(cell.foreground, base: 30))
      foreground = cell.foreground
    }
    if cell.background != background {
      parameters.append(Self.parameter(cell.background, base: 40))
      background = cell.background
    }
    if !parameters.isEmpty {
      count += "\u{1B}[m".utf8.count + parameters.joined(separator: ";").utf8.count
    }
    count += cell.text.utf8.count
  }

  private static func parameter(_ color: EmulatedColor, base: Int) -> String {
    switch color {
    case .standard: "\(base + 9)"
    case .indexed(let index): index < 8 ? "\(base + Int(index))" : "\(base + 8);5;\(index)"
    case .rgb(let red, let green, let blue): "\(base + 8);2;\(red);\(green);\(blue)"
    }
  }
}
