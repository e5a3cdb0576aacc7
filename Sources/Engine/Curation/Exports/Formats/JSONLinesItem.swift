import Datasets
import Foundations
import Labels

/// A line of an export as JSON lines: an image with its boxes and samples.
struct JSONLinesItem: Codable {
  struct Box: Codable {
    var className: String
    /// x, y, width and height in pixels from the top left.
    var bbox: [PixelCount]
    var confidence: Double?
    var source: String
    var verified: Bool

    private enum CodingKeys: String, CodingKey {
      case className = "class"
      case bbox, confidence, source, verified
    }
  }

  struct Sample: Codable {
    var key: String
    var revision: Int
    var createdAt: String?
    var updatedAt: String?
    var labeler: String?
    var capture: Capture?
    var picture: JSONValue?
    var review: Review?

    private enum CodingKeys: String, CodingKey {
      case key, revision
      case createdAt = "created_at"
      case updatedAt = "updated_at"
      case labeler, capture, picture, review
    }
  }

  struct Capture: Codable {
    var file: String?
    var timeOffset: Double?
    var duration: Double?
    var centerFrequency: Double?
    var sampleRate: Double?
    var iqSHA256: String?

    private enum CodingKeys: String, CodingKey {
      case file
      case timeOffset = "time_offset_sec"
      case duration = "duration_sec"
      case centerFrequency = "center_freq_mhz"
      case sampleRate = "sample_rate_mhz"
      case iqSHA256 = "iq_sha256"
    }
  }

  var id: String
  var image: String
  var width: Int
  var height: Int
  var split: String?
  var verdict: String
  var classes: [String]
  var boxes: [Box]
  var samples: [Sample]
}

extension JSONLinesItem {
  /// The line of `image`.
  init(_ image: ExportImage) {
    id = image.stem
    self.image = "images/\(image.fileName)"
    width = image.width
    height = image.height
    split = image.split
    verdict = image.verdict.rawValue
    classes = image.classes
    boxes = image.boxes.map { box in
      Box(
        className: box.className, bbox: box.bbox, confidence: box.confidence,
        source: box.source.rawValue, verified: box.verified)
    }
    samples = image.samples.map(Sample.init)
  }
}

extension JSONLinesItem.Sample {
  fileprivate init(_ sample: ExportImage.Sample) {
    let content = sample.content
    key = content.key.description
    revision = content.revision
    createdAt = content.createdAt
    updatedAt = content.updatedAt
    labeler = content.labeler
    review = sample.review
    switch content.origin {
    case .capture(let origin):
      capture = JSONLinesItem.Capture(
        file: origin.capture, timeOffset: origin.timeOffset, duration: origin.duration,
        centerFrequency: origin.centerFrequency, sampleRate: origin.sampleRate,
        iqSHA256: origin.iqSHA256)
    case .picture(let origin): picture = .object(origin.facts)
    }
  }
}
