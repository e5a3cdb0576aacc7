import Foundations
import Labels

/// What the program that found a box stated, in the attributes of its entry (`docs/formats/picture-labels.md`).
extension COCOEntry {
  private enum Attribute {
    static let source = "source"
    static let confidence = "confidence"
    static let isVerified = "verified"
  }

  /// What the program that found the box stated; nil if a person drew the box. Setting it keeps other attributes.
  var proposal: Proposal? {
    get {
      guard let attributes = self[Name.attributes] else { return nil }
      let source = attributes.member(Attribute.source)?.asText.map(BoxSource.init(rawValue:))
      let isVerified = attributes.member(Attribute.isVerified) != .bool(false)
      guard !isVerified || source?.isProgram == true else { return nil }
      let confidence = attributes.member(Attribute.confidence)?.asNumber
      return Proposal(
        source: source ?? .detector,
        confidence: confidence.flatMap { (0...1).contains($0) ? $0 : nil },
        isVerified: isVerified)
    }
    set {
      guard newValue != proposal else { return }
      var attributes = JSONObject()
      if case .object(let object)? = self[Name.attributes] { attributes = object }
      attributes[Attribute.source] = newValue.map { .string($0.source.rawValue) }
      attributes[Attribute.confidence] = newValue?.confidence.flatMap(JSONNumber.init)
        .map(JSONValue.number)
      attributes[Attribute.isVerified] = newValue.map { .bool($0.isVerified) }
      self[Name.attributes] = attributes.isEmpty ? nil : .object(attributes)
    }
  }
}
