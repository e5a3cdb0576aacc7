/// Scalars, and lists and maps in brackets.
extension YAMLParser {
  /// The quoted scalar at `column`; moves `column` behind it. It must end in the same line.
  mutating func quoted(_ column: inout Int) throws(YAMLError) -> String {
    let line = lines[index]
    let quote = line[column]
    var text = ""
    column += 1
    while column < line.count {
      let character = line[column]
      column += 1
      if character == quote {
        guard quote == "'", column < line.count, line[column] == "'" else { return text }
        column += 1
        text.append("'")
      } else if character == "\\", quote == "\"" {
        text.append(try escape(line, &column))
      } else {
        text.append(character)
      }
    }
    throw error("a quoted text does not end in its line")
  }

  private func escape(_ line: [Character], _ column: inout Int) throws(YAMLError) -> Character {
    guard column < line.count else { throw error("a quoted text does not end in its line") }
    let letter = line[column]
    column += 1
    switch letter {
    case "\"", "\\", "/", " ": return letter
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "0": return "\0"
    case "x": return try hexadecimal(line, &column, count: 2)
    case "u": return try hexadecimal(line, &column, count: 4)
    case "U": return try hexadecimal(line, &column, count: 8)
    default: throw error("the escape \\\(letter) is not supported")
    }
  }

  private func hexadecimal(
    _ line: [Character], _ column: inout Int, count: Int
  ) throws(YAMLError) -> Character {
    let digits = String(line[column...].prefix(count))
    guard digits.count == count, digits.allSatisfy(\.isHexDigit),
      let value = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(value)
    else { throw error("an escape has no \(count) hexadecimal digits of a character") }
    column += count
    return Character(scalar)
  }

  /// The plain scalar at `column`, which ends at a comment, at the end of the line, or, in brackets,
  /// before one of `ends`.
  mutating func plain(_ column: inout Int, until ends: Set<Character>) throws(YAMLError) -> String {
    let line = lines[index]
    try refuseIndicator(line[column])
    var text = ""
    while column < line.count, !ends.contains(line[column]) {
      let character = line[column]
      if character == "#", text.last == " " || text.last == "\t" { break }
      if character == ":", Self.isSpace(line, column + 1) {
        guard ends.contains("}") else {
          throw error("a value cannot contain \": \"; put it in quotes")
        }
        break
      }
      text.append(character)
      column += 1
    }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    if ["~", "null", "Null", "NULL"].contains(text) { return "" }
    return text
  }

  /// The list or map in brackets at `column`, which may go on in the next lines.
  mutating func flow(_ column: inout Int, depth: Int) throws(YAMLError) -> YAMLValue {
    guard depth < Self.largestDepth else { throw error("more than \(Self.largestDepth) levels") }
    let isMap = lines[index][column] == "{"
    let end: Character = isMap ? "}" : "]"
    column += 1
    var elements: [YAMLValue] = []
    var pairs: [YAMLValue.Pair] = []
    var keys: Set<String> = []
    while true {
      if try next(&column) == end { break }
      if isMap {
        let key = try flowScalar(&column)
        guard keys.insert(key).inserted else { throw error("the key \(key) occurs twice") }
        guard try next(&column) == ":" else { throw error("expected : after the key \(key)") }
        column += 1
        pairs.append(YAMLValue.Pair(key: key, value: try flowValue(&column, depth: depth)))
      } else {
        elements.append(try flowValue(&column, depth: depth))
      }
      let separator = try next(&column)
      if separator == end { break }
      guard separator == "," else { throw error("expected , or \(end)") }
      column += 1
    }
    column += 1
    return isMap ? .map(pairs) : .list(elements)
  }

  private mutating func flowValue(_ column: inout Int, depth: Int) throws(YAMLError) -> YAMLValue {
    switch try next(&column) {
    case "[", "{": try flow(&column, depth: depth + 1)
    case ",", "}": .scalar("")
    default: .scalar(try flowScalar(&column))
    }
  }

  private mutating func flowScalar(_ column: inout Int) throws(YAMLError) -> String {
    let first = lines[index][column]
    if first == "\"" || first == "'" { return try quoted(&column) }
    return try plain(&column, until: [",", "]", "}", "[", "{"])
  }

  /// Skips spaces, comments and ends of lines; returns the current character.
  private mutating func next(_ column: inout Int) throws(YAMLError) -> Character {
    while index < lines.count {
      let line = lines[index]
      while column < line.count, line[column] == " " || line[column] == "\t" { column += 1 }
      if column < line.count, line[column] != "#" { return line[column] }
      guard index + 1 < lines.count else { break }
      index += 1
      column = 0
    }
    throw error("a bracket is not closed")
  }
}
