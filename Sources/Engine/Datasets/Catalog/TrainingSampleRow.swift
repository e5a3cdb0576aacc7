import FoundationEssentials
import Foundations
import Libraries

/// A row of the table `training_samples` (`docs/formats/catalog.md`): a sample and one of its
/// classes.
struct TrainingSampleRow: Sendable, Hashable {
  /// The label type of samples of captures.
  static let signalType = "signal"

  /// A UUID derived from the key of the sample and the class.
  var id: String
  /// The key of the sample.
  var key: String
  var createdAt: String?
  var imagePath: String
  /// Nil for a picture without boxes.
  var label: String?
  var labelType: String?
  var status: String
  var source: String?
  var region: String?
  /// The rectangle around the boxes of the class, as JSON.
  var crop: String?
  var width: Int?
  var height: Int?
  var fileSize: Int?

  /// The rows of the sample of `entry`: one for each class, or one without class.
  static func rows(of entry: CatalogEntry, verdict: ReviewStatus) -> [TrainingSampleRow] {
    let classes = entry.content.classes
    guard !classes.isEmpty else { return [TrainingSampleRow(entry, label: nil, verdict)] }
    return classes.map { TrainingSampleRow(entry, label: $0, verdict) }
  }

  /// The row of a sample that cannot be read.
  init(damaged key: SampleKey, imagePath: String, imageSize: Int?) {
    let label: String? =
      switch key {
      case .signal(let sample): sample.signal.text
      case .picture: nil
      }
    id = Self.identifier(key.description, label)
    self.key = key.description
    self.imagePath = imagePath
    self.label = label
    labelType = label.map { _ in Self.signalType }
    status = "error"
    fileSize = imageSize
  }

  private init(_ entry: CatalogEntry, label: String?, _ verdict: ReviewStatus) {
    let content = entry.content
    key = content.key.description
    id = Self.identifier(key, label)
    createdAt = content.createdAt
    imagePath = entry.imagePath
    self.label = label
    labelType = label.map { _ in Self.type(content.origin) }
    status = Self.status(verdict)
    source = content.origin.source
    region = Self.region(content.origin)
    crop = Self.crop(content.boxes.filter { $0.className == label })
    (width, height) = (content.width, content.height)
    fileSize = entry.imageSize
  }

  /// The status of a sample with `verdict`.
  static func status(_ verdict: ReviewStatus) -> String {
    switch verdict {
    case .good: "accepted"
    case .bad: "rejected"
    case .skip, .flag, .unreviewed: "submitted"
    }
  }

  private static func identifier(_ key: String, _ label: String?) -> String {
    UUID(derivedFrom: Array("\(key)\n\(label ?? "")".utf8)).uuidString.lowercased()
  }

  private static func type(_ origin: SampleOrigin) -> String {
    switch origin {
    case .capture: signalType
    case .picture(let origin): origin.attributes["pitch"] == nil ? "element" : "pitch"
    }
  }

  /// The region that a picture states among its attributes.
  private static func region(_ origin: SampleOrigin) -> String? {
    if case .picture(let origin) = origin,
      case .string(let name)? = origin.attributes["region_name"]
    {
      name
    } else {
      nil
    }
  }

  private static func crop(_ boxes: [ContentBox]) -> String? {
    guard let left = boxes.map(\.x).min(), let top = boxes.map(\.y).min(),
      let right = boxes.map({ $0.x + $0.width }).max(),
      let bottom = boxes.map({ $0.y + $0.height }).max()
    else { return nil }
    return "{\"x\":\(text(left)),\"y\":\(text(top)),\"width\":\(text(right - left)),"
      + "\"height\":\(text(bottom - top))}"
  }

  /// Whole numbers without a fraction.
  private static func text(_ value: Double) -> String {
    value.rounded() == value && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
