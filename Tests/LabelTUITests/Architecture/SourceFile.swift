import Foundation

/// A file of the package, and what can be told from its words.
struct SourceFile {
  /// From the root of the package, such as `Sources/Engine/Boxes/Box.swift`.
  var path: String
  var text: String

  var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }
  var isSwift: Bool { path.hasSuffix(".swift") }
  var lineCount: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

  var words: [SourceWord] { isSwift ? SwiftScanner.words(of: text) : [] }

  /// The modules that the words of a file import.
  static func imports(in words: [SourceWord]) -> [SourceWord] {
    lines(of: words).compactMap { line in
      let statement = line.drop { accessLevels.contains($0.text) || isAttribute($0.text) }
      guard statement.first?.text == "import" else { return nil }
      return statement.dropFirst().first { !kinds.contains($0.text) && $0.text != "func" }
    }
  }

  /// The names of the types that the words of a file declare outside any other, and not for itself only.
  static func declaredTypes(in words: [SourceWord]) -> Set<String> {
    let names = lines(of: words).compactMap { line -> String? in
      let outermost = 1  // After the sign of an attribute.
      guard let first = line.first, first.column <= outermost else { return nil }
      let declaration = line.drop { modifiers.contains($0.text) || isAttribute($0.text) }
      guard let kind = declaration.first?.text, kinds.contains(kind) else { return nil }
      return declaration.dropFirst().first?.text
    }
    return Set(names)
  }

  private static func lines(of words: [SourceWord]) -> [ArraySlice<SourceWord>] {
    words.chunked { $0.line == $1.line }
  }

  private static func isAttribute(_ word: String) -> Bool {
    ["testable", "preconcurrency", "main", "frozen", "MainActor", "usableFromInline"].contains(word)
  }

  private static let accessLevels: Set = [
    "public", "package", "internal", "fileprivate", "private",
  ]
  private static let modifiers: Set = [
    "public", "package", "internal", "final", "indirect", "nonisolated", "open",
  ]
  private static let kinds: Set = ["struct", "enum", "class", "actor", "protocol", "typealias"]
}

extension Array {
  /// Cuts between neighbors that do not belong together.
  fileprivate func chunked(by belongTogether: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices where index > start && !belongTogether(self[index - 1], self[index]) {
      chunks.append(self[start..<index])
      start = index
    }
    return isEmpty ? [] : chunks + [self[start...]]
  }
}
