import Foundations

/// The note of a box, in the attributes of its entry (`docs/formats/picture-labels.md`).
extension COCOEntry {
  private static let commentName = "comment"

  /// The note, as untrusted text; nil if there is none. Setting it keeps other attributes.
  var comment: String? {
    get {
      let text = self[Name.attributes]?.member(Self.commentName)?.asText
      return text?.isEmpty == true ? nil : text
    }
    set {
      guard newValue != comment else { return }
      var attributes = JSONObject()
      if case .object(let object)? = self[Name.attributes] { attributes = object }
      attributes[Self.commentName] = newValue.map(JSONValue.string)
      self[Name.attributes] = attributes.isEmpty ? nil : .object(attributes)
    }
  }
}
