/// Parses the part of YAML that descriptions of datasets use: maps, lists and scalars, in blocks and in
/// brackets, with comments and quotes. Everything else, such as anchors and tags, is refused with its
/// line, because a guess would give wrong class names.
package struct YAMLParser {
  /// The maximum nesting of maps and lists.
  static let largestDepth = 8

  let lines: [[Character]]
  var index = 0
  private var depth = 0

  /// Parses `text`, which must be a map.
  package static func parse(_ text: String) throws(YAMLError) -> YAMLValue {
    var parser = YAMLParser(text)
    parser.skipStart()
    let value = try parser.block(indentation: 0)
    if let line = parser.nextLine() {
      throw parser.error(line == 0 ? "nothing can be read here" : "this is indented too far")
    }
    guard case .map = value else {
      throw YAMLError(line: 1, reason: "the file must have lines of the form key: value")
    }
    return value
  }

  private init(_ text: String) {
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    // CR LF is one character.
    lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(Array.init)
  }

  /// An error at the current line.
  func error(_ reason: String) -> YAMLError { YAMLError(line: index + 1, reason: reason) }

  private mutating func skipStart() {
    if nextLine() == 0, String(lines[index].prefix(3)) == "---",
      Self.isEnd(lines[index].dropFirst(3))
    {
      index += 1
    }
  }

  /// Goes to the next line with content; returns its indentation, or nil at the end.
  private mutating func nextLine() -> Int? {
    while index < lines.count {
      let line = lines[index]
      let start = line.prefix { $0 == " " }.count
      if !Self.isEnd(line[start...]) { return start }
      index += 1
    }
    return nil
  }

  /// The block that starts at or after the current line with at least `indentation` spaces; an empty
  /// scalar if there is none.
  private mutating func block(indentation: Int) throws(YAMLError) -> YAMLValue {
    guard let start = nextLine(), start >= indentation else { return .scalar("") }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.largestDepth else { throw error("more than \(Self.largestDepth) levels") }
    return isListItem(at: start) ? try list(start) : try map(start)
  }

  private func isListItem(at start: Int) -> Bool {
    let line = lines[index]
    return line[start] == "-" && (start + 1 == line.count || line[start + 1] == " ")
  }

  private mutating func list(_ start: Int) throws(YAMLError) -> YAMLValue {
    var elements: [YAMLValue] = []
    while let indentation = nextLine(), indentation >= start {
      guard indentation == start else { throw error("this is indented differently") }
      guard isListItem(at: start) else { break }
      elements.append(try value(after: start + 1, indentation: start + 1))
    }
    return .list(elements)
  }

  private mutating func map(_ start: Int) throws(YAMLError) -> YAMLValue {
    var pairs: [YAMLValue.Pair] = []
    var keys: Set<String> = []
    while let indentation = nextLine(), indentation >= start {
      guard indentation == start else { throw error("this is indented differently") }
      var column = start
      let key = try key(&column)
      guard keys.insert(key).inserted else { throw error("the key \(key) occurs twice") }
      let value = try value(after: column, indentation: start + 1, listIndentation: start)
      pairs.append(YAMLValue.Pair(key: key, value: value))
    }
    return .map(pairs)
  }

  /// The key at `column` of the current line; moves `column` behind its colon.
  private mutating func key(_ column: inout Int) throws(YAMLError) -> String {
    let line = lines[index]
    var key = ""
    if line[column] == "\"" || line[column] == "'" {
      key = try quoted(&column)
    } else {
      try refuseIndicator(line[column])
      while column < line.count, !(line[column] == ":" && Self.isSpace(line, column + 1)) {
        key.append(line[column])
        column += 1
      }
      while key.last == " " { key.removeLast() }
    }
    guard column < line.count, line[column] == ":", Self.isSpace(line, column + 1) else {
      throw error("expected key: value")
    }
    column += 1
    return key
  }

  /// The value that starts in the current line at `column` or, if nothing follows there, in the next
  /// lines with at least `indentation` spaces. A list in a map may have those of its key.
  private mutating func value(
    after column: Int, indentation: Int, listIndentation: Int? = nil
  ) throws(YAMLError) -> YAMLValue {
    var column = column
    let line = lines[index]
    while column < line.count, line[column] == " " { column += 1 }
    guard column < line.count, !Self.isEnd(line[column...]) else {
      index += 1
      if let listIndentation, nextLine() == listIndentation, isListItem(at: listIndentation) {
        return try block(indentation: listIndentation)
      }
      return try block(indentation: indentation)
    }
    switch line[column] {
    case "|", ">": return try blockScalar(indentation: indentation)
    case "[", "{":
      let value = try flow(&column, depth: depth)
      try endLine(column)
      return value
    case "\"", "'":
      let text = try quoted(&column)
      try endLine(column)
      return .scalar(text)
    default:
      if line[column] == "-", Self.isSpace(line, column + 1) {
        throw error("a list must start in a line of its own")
      }
      let text = try plain(&column, until: [])
      try endLine(column)
      return .scalar(text)
    }
  }

  /// The text of a block scalar, whose lines are indented further than its key.
  private mutating func blockScalar(indentation: Int) throws(YAMLError) -> YAMLValue {
    var text = ""
    index += 1
    let first = lines[index...].first { !$0.allSatisfy { $0 == " " } }
    let indentation = max(indentation, first?.prefix { $0 == " " }.count ?? 0)
    while index < lines.count {
      let line = lines[index]
      let start = line.prefix { $0 == " " }.count
      guard start >= indentation || start == line.count else { break }
      text += String(line.dropFirst(indentation)) + "\n"
      index += 1
    }
    return .scalar(text)
  }

  private mutating func endLine(_ column: Int) throws(YAMLError) {
    guard Self.isEnd(lines[index][min(column, lines[index].count)...]) else {
      throw error("unexpected text after the value")
    }
    index += 1
  }

  /// Throws if a plain scalar or key cannot start with `character`.
  func refuseIndicator(_ character: Character) throws(YAMLError) {
    switch character {
    case "&", "*", "!", "%", "@", "`", "?": throw error("\(character) is not supported here")
    case "\t": throw error("tabs cannot indent; use spaces")
    case "]", "}", ",": throw error("unexpected \(character)")
    default: break
    }
  }

  /// Whether only spaces and a comment are left in `rest`.
  static func isEnd(_ rest: ArraySlice<Character>) -> Bool {
    guard let first = rest.first(where: { $0 != " " && $0 != "\t" }) else { return true }
    return first == "#"
  }

  /// Whether the line ends at `column` or has a space there.
  static func isSpace(_ line: [Character], _ column: Int) -> Bool {
    column >= line.count || line[column] == " " || line[column] == "\t"
  }
}
