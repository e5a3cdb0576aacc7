/// What is known about a box that a program found.
package struct Proposal: Sendable, Hashable {
  /// The kind of program.
  package var source: BoxSource
  /// How sure the program was, 0...1; nil if it did not say so.
  package var confidence: Double?
  /// Whether a person confirmed the box.
  package var isVerified: Bool

  /// A proposal that no person has confirmed yet, unless `isVerified`.
  package init(source: BoxSource, confidence: Double?, isVerified: Bool = false) {
    self.source = source
    self.confidence = confidence
    self.isVerified = isVerified
  }
}
