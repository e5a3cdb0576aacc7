/// Reads the words of Swift code, and passes over comments and string literals, but not over what is interpolated in these.
///
/// It knows no regular expression literals with quotes in them.
struct SwiftScanner {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var words: [SourceWord] = []

  static func words(of source: String) -> [SourceWord] {
    var scanner = SwiftScanner(scalars: Array(source.unicodeScalars))
    scanner.skipCode(toParenthesis: false)
    return scanner.words
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private mutating func skipCode(toParenthesis: Bool) {
    var depth = 0
    while let scalar = scalar(at: 0) {
      switch scalar {
      case "/" where self.scalar(at: 1) == "/": skip { $0 != "\n" }
      case "/" where self.scalar(at: 1) == "*": skipComment()
      case "\"": skipString(hashes: 0)
      case "#": skipHashes()
      case "(":
        depth += 1
        advance()
      case ")":
        advance()
        if toParenthesis, depth == 0 { return }
        depth -= 1
      case _ where scalar.startsWord: readWord()
      case _ where scalar.continuesWord: skip { $0.continuesWord }
      default: advance()
      }
    }
  }

  private mutating func readWord() {
    let start = position
    skip { $0.continuesWord }
    let word = string(scalars[start..<position])
    words.append(
      SourceWord(
        text: word, line: line, column: start - lineStart, qualifier: qualifier(before: start)))
  }

  private func qualifier(before start: Int) -> String? {
    guard start > 0, scalars[start - 1] == "." else { return nil }
    let backwards = scalars[..<(start - 1)].reversed().prefix { $0.continuesWord }
    return string(backwards.reversed())
  }

  private mutating func skipComment() {
    advance(2)
    while scalar(at: 0) != nil {
      if scalar(at: 0) == "/", scalar(at: 1) == "*" {
        skipComment()
      } else if scalar(at: 0) == "*", scalar(at: 1) == "/" {
        return advance(2)
      } else {
        advance()
      }
    }
  }

  private mutating func skipHashes() {
    let start = position
    skip { $0 == "#" }
    if scalar(at: 0) == "\"" { skipString(hashes: position - start) }
  }

  private mutating func skipString(hashes: Int) {
    let isLong = scalar(at: 1) == "\"" && scalar(at: 2) == "\""
    let hashMarks = [Unicode.Scalar](repeating: "#", count: hashes)
    let end = [Unicode.Scalar](repeating: "\"", count: isLong ? 3 : 1) + hashMarks
    let escape: [Unicode.Scalar] = ["\\"] + hashMarks
    advance(isLong ? 3 : 1)
    while scalar(at: 0) != nil {
      if isAt(end) { return advance(end.count) }
      guard isAt(escape) else {
        advance()
        continue
      }
      let isInterpolated = scalar(at: escape.count) == "("
      advance(escape.count + 1)
      if isInterpolated { skipCode(toParenthesis: true) }
    }
  }

  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private func isAt(_ text: [Unicode.Scalar]) -> Bool { scalars[position...].starts(with: text) }

  private func scalar(at offset: Int) -> Unicode.Scalar? {
    position + offset < scalars.count ? scalars[position + offset] : nil
  }

  private mutating func skip(while isPart: (Unicode.Scalar) -> Bool) {
    while let scalar = scalar(at: 0), isPart(scalar) { advance() }
  }

  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where position < scalars.count {
      position += 1
      if scalars[position - 1] == "\n" { (line, lineStart) = (line + 1, position) }
    }
  }
}

extension Unicode.Scalar {
  fileprivate var startsWord: Bool {
    self == "_" || ("a"..."z").contains(self) || ("A"..."Z").contains(self) || !isASCII
  }

  fileprivate var continuesWord: Bool { startsWord || ("0"..."9").contains(self) }
}
