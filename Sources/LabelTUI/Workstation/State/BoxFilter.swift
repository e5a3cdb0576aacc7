import Labels

/// The words that boxes of a list must match: all of them.
struct BoxFilter {
  private var wantsUnsaved = false
  private var wantsProposed = false
  private var words: [String] = []

  /// Parses `unsaved`, `proposed`, and words that occur in class or note, in any case.
  init(_ text: String) {
    for word in text.lowercased().split(whereSeparator: \.isWhitespace) {
      switch word {
      case "unsaved": wantsUnsaved = true
      case "proposed": wantsProposed = true
      default: words.append(String(word))
      }
    }
  }

  /// Whether `annotation` matches; `isSaved` says whether the dataset contains it.
  func matches(_ annotation: Annotation, isSaved: Bool) -> Bool {
    if wantsUnsaved && isSaved { return false }
    if wantsProposed && !annotation.isUnverified { return false }
    guard !words.isEmpty else { return true }
    let text = "\(annotation.label ?? "") \(annotation.comment ?? "")".lowercased()
    return words.allSatisfy { text.contains($0) }
  }
}
