/// Translates the parts of PostgreSQL that the guide to the sample table uses: casts (`x::numeric`)
/// and the index of `golden_frames[1]`, which has one frame here.
package enum ForeignSQL {
  private static let types = [
    "numeric": "REAL", "decimal": "REAL", "float": "REAL", "real": "REAL", "float8": "REAL",
    "int": "INTEGER", "integer": "INTEGER", "bigint": "INTEGER", "text": "TEXT", "varchar": "TEXT",
  ]
  private static let arrayName = Array("golden_frames")

  /// `sql` as SQLite understands it. What is not known stays as it is.
  package static func translated(_ sql: String) -> String {
    var output: [Character] = []
    var rest = Array(sql)[...]
    while let character = rest.first {
      if let length = lengthOfText(rest) {
        output += rest.prefix(length)
        rest = rest.dropFirst(length)
      } else if rest.starts(with: "::"), let cast = cast(rest.dropFirst(2), of: output) {
        output = cast.output
        rest = rest.dropFirst(2 + cast.length)
      } else if character == "[", endsWithArray(output), let end = rest.firstIndex(of: "]"),
        rest[rest.index(after: rest.startIndex)..<end].allSatisfy(\.isNumber)
      {
        rest = rest[rest.index(after: end)...]
      } else {
        output.append(character)
        rest = rest.dropFirst()
      }
    }
    return String(output)
  }

  /// The length of the quoted text or comment that `rest` starts with; nil if it starts with none.
  private static func lengthOfText(_ rest: ArraySlice<Character>) -> Int? {
    let ends: [(String, String)] = [("'", "'"), ("\"", "\""), ("--", "\n"), ("/*", "*/")]
    for (start, end) in ends where rest.starts(with: start) {
      var length = start.count
      var inner = rest.dropFirst(start.count)
      while !inner.isEmpty {
        if inner.starts(with: end) { return length + end.count }
        (inner, length) = (inner.dropFirst(), length + 1)
      }
      return length
    }
    return nil
  }

  /// `output` with its last operand converted to the type that `rest` starts with, and the length of
  /// the type; nil if the type or the operand is not known.
  private static func cast(
    _ rest: ArraySlice<Character>, of output: [Character]
  ) -> (output: [Character], length: Int)? {
    let name = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    guard let type = types[name.lowercased()], let start = startOfOperand(output) else {
      return nil
    }
    let operand = output[start...]
    return (Array(output[..<start]) + "CAST(" + operand + " AS \(type))", name.count)
  }

  /// Where the last operand in `output` starts: a name, a number, or parentheses with the name of a
  /// function before them.
  private static func startOfOperand(_ output: [Character]) -> Int? {
    var start = output.endIndex
    if output.last == ")" {
      var depth = 0
      repeat {
        start -= 1
        if output[start] == ")" { depth += 1 }
        if output[start] == "(" { depth -= 1 }
      } while depth > 0 && start > 0
      guard depth == 0 else { return nil }
    }
    while start > 0, isOfName(output[start - 1]) { start -= 1 }
    return start < output.endIndex ? start : nil
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "."
  }

  private static func endsWithArray(_ output: [Character]) -> Bool {
    output.suffix(arrayName.count).map { Character($0.lowercased()) } == arrayName
  }
}
