import Datasets
import Foundations
import Imaging
import Labels

extension ForeignBox {
  private static let longestSource = 64

  /// The box of a sample, with the class `className`. A box counts as drawn by a person, unless the
  /// dataset says otherwise; such a box has no confidence.
  func content(className: String) -> ContentBox {
    let stated = judgment.source.flatMap { source in
      source.isEmpty || source.utf8.count > Self.longestSource ? nil : BoxSource(rawValue: source)
    }
    let source = stated ?? .userLabel
    let confidence = source.isHuman && judgment.confidence == 1 ? nil : judgment.confidence
    return ContentBox(
      className: className, x: left, y: top, width: width, height: height, confidence: confidence,
      source: source, verified: judgment.isVerified)
  }
}

extension ForeignPicture {
  /// The origin of the sample: the path of the picture in its dataset, and what a curated dataset states
  /// about it.
  func origin(format: ForeignFormat, classes: Set<String>) -> PictureOrigin {
    var states = attributes.strings("active_states")
    if states.isEmpty { states = classes.sorted() }
    var facts: JSONObject = ["imported_from": .string(format.rawValue)]
    facts["picture"] = .string(name)
    facts["split"] = split.map(JSONValue.string)
    var success: Bool?
    if case .bool(let value)? = attributes["success"] { success = value }
    return PictureOrigin(
      source: attributes.string("source") ?? name, actionID: attributes.string("action_id"),
      actionType: attributes.string("action_type") ?? "label", activeStates: states,
      timestamp: attributes.string("timestamp"), success: success, attributes: facts)
  }
}

extension JSONObject {
  fileprivate func string(_ name: String) -> String? {
    if case .string(let text)? = self[name] { text } else { nil }
  }

  fileprivate func strings(_ name: String) -> [String] {
    guard case .array(let elements)? = self[name] else { return [] }
    return elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }
}
