import Libraries

extension XMLElement {
  /// The text of the child `name` as a finite number; nil if there is none.
  func number(_ name: String) -> Double? {
    child(name).flatMap { XMLElement.number($0.trimmedText) }
  }

  /// The attribute `name` as a finite number; nil if there is none.
  func number(attribute name: String) -> Double? {
    self[attribute: name].flatMap { XMLElement.number($0.trimmed) }
  }

  /// `text` as a finite decimal number; nil for the other words that `Double` accepts.
  static func number(_ text: some StringProtocol) -> Double? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }
}
