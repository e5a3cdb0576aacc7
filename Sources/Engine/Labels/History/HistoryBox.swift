import FoundationEssentials

/// A box in a history file (`docs/formats/user-files.md`).
struct HistoryBox: Codable {
  /// Larger numbers cannot be places on a document.
  private static let limit = 1 << 53

  let id: UUID
  var x: [Int]
  var y: [Double]
  var layer: Int?
  let label: String?
  let comment: String?
  let sample: String?
  let source: String?
  let confidence: Double?
  let verified: Bool?

  enum CodingKeys: String, CodingKey {
    case id, x, y, layer, comment, sample, source, confidence, verified
    case label = "class"
  }

  init(_ annotation: Annotation) {
    id = annotation.id
    x = [annotation.box.x.lowerBound, annotation.box.x.upperBound]
    y = [annotation.box.y.lowerBound, annotation.box.y.upperBound]
    layer = annotation.box.layer == 0 ? nil : annotation.box.layer
    label = annotation.label
    comment = annotation.comment
    sample = annotation.savedSample
    source = annotation.proposal?.source.rawValue
    confidence = annotation.proposal?.confidence
    verified = annotation.proposal?.isVerified
  }

  /// The box; throws `DecodingError` if its numbers are not those of a box.
  func annotation() throws -> Annotation {
    let (limit, layer) = (Self.limit, layer ?? 0)
    guard x.count == 2, x[0] >= 0, x[0] < x[1], x[1] <= limit else {
      throw Self.invalid("x", "is not the first sample and the end of a box")
    }
    guard y.count == 2, y[0] <= y[1], y.allSatisfy({ $0.magnitude <= Double(limit) }) else {
      throw Self.invalid("y", "is not the lower and the upper edge of a box")
    }
    guard (0...limit).contains(layer) else {
      throw Self.invalid("layer", "is not the number of a frame")
    }
    return Annotation(
      id: id, box: Box(x: x[0]..<x[1], y: y[0]...y[1], layer: layer), label: label,
      comment: comment, savedSample: sample,
      proposal: source.map {
        Proposal(
          source: BoxSource(rawValue: $0), confidence: confidence, isVerified: verified ?? false)
      })
  }

  private static func invalid(_ field: String, _ reason: String) -> DecodingError {
    .dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: "\(field) \(reason)"))
  }
}
