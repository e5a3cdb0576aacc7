import Datasets
import FoundationEssentials

/// What is to be exported, and how.
package struct ExportRequest: Sendable {
  /// The formats, each once. With several, each has a folder of its own.
  package var formats: [ExportFormat]
  /// Selects the samples.
  package var filter: SampleFilter
  /// Whether samples without boxes are exported.
  package var includesNegatives = true
  /// Whether samples of gold captures are exported.
  package var includesGold = false
  /// Assigns the samples to train, val and test; nil for an export without splits.
  package var splits: (any SplitLookup)?
  /// How a YOLO export with splits arranges its folders.
  package var yoloLayout = YOLOLayout.byContent
  /// A folder with the captures of the samples, for formats that contain them.
  package var captures: URL?

  /// An export of the samples that `filter` selects.
  package init(_ formats: [ExportFormat], filter: SampleFilter = .good) {
    var known: Set<ExportFormat> = []
    self.formats = formats.filter { known.insert($0).inserted }
    self.filter = filter
  }
}

/// The folders of a YOLO export with splits. Ultralytics reads both.
package enum YOLOLayout: Sendable {
  /// `images/train` and `labels/train`.
  case byContent
  /// `train/images` and `train/labels`.
  case bySplit

  /// The folder of the images or labels, which `content` names, of `split`; nil without splits.
  func folder(_ content: String, split: String?) -> String {
    guard let split else { return content }
    return switch self {
    case .byContent: "\(content)/\(split)"
    case .bySplit: "\(split)/\(content)"
    }
  }
}

/// A split of a dataset, as exports use it.
package protocol SplitLookup: Sendable {
  /// The name of the stored split, such as `v1`.
  var name: String { get }
  /// `train`, `val` or `test`; nil if the split does not have the sample `key`.
  func split(of key: SampleKey) -> String?
  /// Whether the sample `key` is not exported, because it is on no side of the split.
  func leavesOut(_ key: SampleKey) -> Bool
}

/// The names of the parts of a split, in the order in which exports list them.
enum SplitNames {
  static let all = ["train", "val", "test"]
}

/// Where an export is written.
package enum ExportTarget: Sendable {
  /// A new or empty folder.
  case folder(URL)
  /// `exports/<name>-<n>` in the dataset, with the next free number. An export that equals an earlier
  /// version is not written again, unless `isForced`.
  case version(name: String, isForced: Bool)
}

extension SampleFilter {
  /// Samples that were reviewed as good.
  package static let good = SampleFilter(verdicts: [.good])
  /// Samples that were reviewed as bad.
  package static let bad = SampleFilter(verdicts: [.bad])
  /// Samples that were skipped.
  package static let skip = SampleFilter(verdicts: [.skip])
  /// All samples, including those without a review.
  package static let all = SampleFilter()
}
