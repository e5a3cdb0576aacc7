import Datasets
import Foundations
import Labels

/// The `export.json` of an export: what it holds, and the hash of its files (`docs/formats/exports.md`).
struct ExportManifest: Codable {
  static let fileName = "export.json"
  private static let version = "1.0"

  var version: String
  var formats: [ExportFormat]
  var filter: FilterFields
  var negatives: Bool
  var split: String?
  var counts: ExportCounts
  /// The number of images per part of the split.
  var imagesPerSplit: Counts?
  var classes: [String]
  /// The number of samples and reviews that could not be read.
  var leftOut: Int
  var contentHash: String

  private enum CodingKeys: String, CodingKey {
    case version, formats, filter, negatives, split, counts
    case imagesPerSplit = "images_per_split"
    case classes
    case leftOut = "left_out"
    case contentHash = "content_sha256"
  }

  init(_ request: ExportRequest, _ plan: ExportPlan, counts: ExportCounts, contentHash: String) {
    version = Self.version
    formats = request.formats
    filter = FilterFields(request.filter)
    negatives = request.includesNegatives
    split = request.splits?.name
    self.counts = counts
    imagesPerSplit = request.splits == nil ? nil : Counts(plan.images.compactMap(\.split))
    classes = plan.classes.sorted()
    leftOut = plan.leftOut.count
    self.contentHash = contentHash
  }

  /// The conditions of a filter; those that are not set are absent.
  struct FilterFields: Codable {
    var verdicts: [String]?
    var classes: [String]?
    var sources: [String]?
    var confidence: [Double]?
    var reviewers: [String]?
    var days: [String]?
    var captures: [String]?
    var kinds: [String]?

    init(_ filter: SampleFilter) {
      verdicts = Self.list(filter.verdicts.map(\.rawValue))
      classes = Self.list(Array(filter.classes))
      sources = Self.list(filter.sources.map(\.rawValue))
      confidence = filter.confidence.map { [$0.lowerBound, $0.upperBound] }
      reviewers = Self.list(Array(filter.reviewers))
      days = filter.days.map { [$0.lowerBound, $0.upperBound] }
      captures = Self.list(Array(filter.captures))
      kinds = Self.list(filter.kinds.map(\.rawValue))
    }

    private static func list(_ values: [String]) -> [String]? {
      values.isEmpty ? nil : values.sorted()
    }
  }
}
