import Foundation
import TerminalSupport

/// A screen as a readable text file: the rows, then the colors and styles of every cell as a code of two letters, then
/// the meanings of the codes.
struct GoldenScreen: Equatable {
  /// The colors and styles of a cell as text.
  typealias Look = String

  let rows: [String]
  let looks: [[Look]]

  init(_ screen: EmulatedScreen) {
    rows = screen.cells.map { row in row.map(\.text).joined() }
    looks = screen.cells.map { row in row.map(\.look) }
  }

  /// Parses a text in the format of `text`; nil if it is invalid.
  init?(_ text: String) {
    let parts = text.components(separatedBy: "\n\n")
    guard parts.count == 3 else { return nil }
    rows = parts[0].components(separatedBy: "\n").map { String($0.dropFirst().dropLast()) }
    var names: [Substring: Look] = [:]
    for line in parts[2].split(separator: "\n") {
      names[line.prefix(2)] = String(line.dropFirst(3))
    }
    looks = parts[1].split(separator: "\n").map { line in
      stride(from: 0, to: line.count, by: 2).map { start in
        let first = line.index(line.startIndex, offsetBy: start)
        return names[line[first..<line.index(first, offsetBy: 2)]] ?? "?"
      }
    }
  }

  /// The screen as the text of a file.
  var text: String {
    var codes: [Look: String] = [:]
    var legend: [String] = []
    let colors = looks.map { row in
      row.map { look in
        if let code = codes[look] { return code }
        let code = Self.code(codes.count)
        codes[look] = code
        legend.append("\(code) \(look)")
        return code
      }.joined()
    }
    return [rows.map { "|\($0)|" }, colors, legend].map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n")
  }

  /// The share of the cells that look different.
  func difference(from other: GoldenScreen) -> Double {
    let pairs = zip(looks.joined(), other.looks.joined())
    return Double(pairs.count { $0 != $1 }) / Double(max(1, looks.joined().count))
  }

  private static func code(_ number: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    return String([
      letters[number / letters.count % letters.count], letters[number % letters.count],
    ])
  }
}

extension EmulatedCell {
  /// The colors and styles as text. The text color of a space is left out, because it is not visible.
  fileprivate var look: GoldenScreen.Look {
    let shown = text == " " && !isReversed && !isUnderlined ? .standard : foreground
    var words = ["\(shown.name) on \(background.name)"]
    if isBold, text != " " { words.append("bold") }
    if isUnderlined { words.append("underlined") }
    if isReversed { words.append("reversed") }
    return words.joined(separator: " ")
  }
}

extension EmulatedColor {
  fileprivate var name: String {
    switch self {
    case .standard: "-"
    case .indexed(let index): "\(index)"
    case .rgb(let red, let green, let blue):
      String(format: "#%02x%02x%02x", red, green, blue)
    }
  }
}
