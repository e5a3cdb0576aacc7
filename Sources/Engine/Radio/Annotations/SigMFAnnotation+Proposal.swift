import Foundations
import Labels

/// What the program that found a box stated (`docs/formats/sigmf.md`).
extension SigMFAnnotation {
  private enum Name {
    static let source = "labeltui:source"
    static let confidence = "labeltui:confidence"
    static let isVerified = "labeltui:verified"
  }

  /// What the program that found the box stated; nil if a person drew the box. Fields of a wrong type are ignored.
  var proposal: Proposal? {
    get {
      guard case .string(let source)? = others[Name.source] else { return nil }
      let confidence = others[Name.confidence]?.asNumber
      return Proposal(
        source: BoxSource(rawValue: source),
        confidence: confidence.flatMap { (0...1).contains($0) ? $0 : nil },
        isVerified: others[Name.isVerified] == .bool(true))
    }
    set {
      guard newValue != proposal else { return }
      others[Name.source] = newValue.map { .string($0.source.rawValue) }
      others[Name.confidence] = newValue?.confidence.flatMap(JSONNumber.init)
        .map(JSONValue.number)
      others[Name.isVerified] = newValue.map { .bool($0.isVerified) }
    }
  }
}
