/// The class that a box probably has.
package struct ClassSuggestion: Sendable, Hashable {
  /// The name of the class.
  package var label: String
  /// How sure the suggestion is, 0...1.
  package var confidence: Double

  /// The suggestion of `label`.
  package init(label: String, confidence: Double) {
    self.label = label
    self.confidence = confidence
  }
}
