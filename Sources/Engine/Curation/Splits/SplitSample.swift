import Datasets
import Foundations
import Libraries

/// A sample as a split sees it.
package struct SplitSample: Sendable, Hashable {
  /// Identifies the sample.
  package var key: SampleKey
  /// What the sample was made from. Samples that share one of these texts are in the same group.
  package var origins: [String]
  /// The classes of the sample, sorted by name.
  package var classes: [String]
  /// The number of boxes of each class.
  package var boxes: Counts
  /// Whether the sample is to be exported. Other samples only connect groups.
  package var isSelected: Bool

  /// A sample with these values.
  package init(
    key: SampleKey, origins: [String], classes: [String], boxes: Counts = Counts(),
    isSelected: Bool = true
  ) {
    self.key = key
    self.origins = origins
    self.classes = classes
    self.boxes = boxes
    self.isSelected = isSelected
  }

  /// The sample `content`. `imageChecksum` is that of a capture's sample: different captures can have
  /// equal images, such as silence, and an image must be on one side.
  package init(
    _ content: SampleContent, imageChecksum: UInt32? = nil, isSelected: Bool = true
  ) {
    let image = imageChecksum.map { ["image:\(String($0, radix: 16))"] } ?? []
    self.init(
      key: content.key, origins: Self.origins(of: content) + image, classes: content.classes,
      boxes: Counts(content.boxes.map(\.className)), isSelected: isSelected)
  }

  /// What `content` was made from, as `docs/formats/splits.md` lists it. At least one text.
  private static func origins(of content: SampleContent) -> [String] {
    switch content.origin {
    case .capture(let origin):
      let found =
        texts("capture", origin.capture)
        + texts("iq", origin.iqSHA256.map { String($0.prefix(16)) })
      return found.isEmpty ? ["sample:\(content.key)"] : found
    case .picture(let origin):
      return texts("picture", content.key.description) + texts("source", origin.source)
        + pitch(origin.attributes)
    }
  }

  /// The pitch of a frame, within its session; without a pitch, its session.
  private static func pitch(_ attributes: JSONObject) -> [String] {
    let session = attributes["session"]?.plainText
    guard let pitch = attributes["pitch"]?.plainText else { return texts("session", session) }
    return texts("pitch", session.map { "\($0)/\(pitch)" } ?? pitch)
  }

  private static let longestText = 200

  /// `value` with `kind` in front; a long value as its hash.
  private static func texts(_ kind: String, _ value: String?) -> [String] {
    guard let value, !value.isEmpty else { return [] }
    guard value.utf8.count > longestText else { return ["\(kind):\(value)"] }
    return ["\(kind):sha256:\(SHA256.hexadecimal(of: Array(value.utf8)))"]
  }
}

extension JSONValue {
  /// The text of a string or a number that is not empty; nil for other values.
  fileprivate var plainText: String? {
    switch self {
    case .string(let text): text.isEmpty ? nil : text
    case .number(let number): number.text
    case .null, .bool, .array, .object: nil
    }
  }
}
