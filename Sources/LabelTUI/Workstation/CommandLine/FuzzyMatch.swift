/// How well typed words describe a text. The order of the words does not matter.
struct FuzzyMatch: Equatable, Sendable {
  /// The smaller, the better.
  let cost: Int

  private static let (wordStart, inside, scattered) = (0, 2, 6)

  /// Nil if `text` lacks a word of `query`, even with other letters between those of the word.
  init?(_ query: String, in text: String) {
    let text = Array(text.lowercased())
    var cost = 0
    for word in query.lowercased().split(whereSeparator: \.isWhitespace) {
      guard let wordCost = Self.cost(of: Array(word), in: text) else { return nil }
      cost += wordCost
    }
    self.cost = cost
  }

  private static func cost(of word: [Character], in text: [Character]) -> Int? {
    var best: Int?
    for start in text.indices where text[start] == word[0] {
      if text[start...].starts(with: word) {
        let isWordStart = start == 0 || !text[start - 1].isLetter
        if isWordStart { return wordStart }
        best = inside
      }
    }
    return best ?? scatteredCost(of: word, in: text)
  }

  /// The cost of the letters of `word` with others between them, which grows with the number of these.
  private static func scatteredCost(of word: [Character], in text: [Character]) -> Int? {
    var (position, gaps, isFirst) = (0, 0, true)
    for letter in word {
      guard let found = text[position...].firstIndex(of: letter) else { return nil }
      if !isFirst { gaps += found - position }
      (position, isFirst) = (found + 1, false)
    }
    return scattered + gaps
  }
}
