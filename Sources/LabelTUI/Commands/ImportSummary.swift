import Curation
import FoundationEssentials
import Foundations
import Imaging

/// The result that `labeltui import` prints.
struct ImportSummary: Encodable {
  private let format: String
  private let source: String
  private let dryRun: Bool
  private let pictures: Int
  private let new: Int
  private let extended: Int
  private let unchanged: Int
  private let duplicates: Int
  private let negatives: Int
  private let boxes: Int
  private let newBoxes: Int
  private let reviews: Int
  private let classes: Counts
  private let splits: Counts
  private let leftOutCount: Int
  private let leftOut: [String]
  private let notes: [String]

  private enum CodingKeys: String, CodingKey {
    case format, source
    case dryRun = "dry_run"
    case pictures, new, extended, unchanged, duplicates, negatives, boxes
    case newBoxes = "new_boxes"
    case reviews, classes, splits
    case leftOutCount = "left_out_count"
    case leftOut = "left_out"
    case notes
  }

  init(_ report: ImportReport, format: ForeignFormat, source: URL, isDryRun: Bool) {
    self.format = format.rawValue
    self.source = source.path
    dryRun = isDryRun
    pictures = report.pictures
    new = report.newSamples
    extended = report.extendedSamples
    unchanged = report.unchangedSamples
    duplicates = report.duplicates
    negatives = report.negatives
    boxes = report.boxes
    newBoxes = report.newBoxes
    reviews = report.reviews
    classes = report.classes
    splits = report.splits
    leftOutCount = report.problemCount
    leftOut = report.problems
    notes = report.notes
  }

  /// The result as one line of text.
  var text: String {
    let reviewed = reviews > 0 ? ", \(Quantity.count(reviews, "review"))" : ""
    return (dryRun ? "Would import " : "Imported ")
      + "\(Quantity.count(pictures, "picture")) with \(Quantity.count(boxes, "box", "boxes")): \(new) new, "
      + "\(extended) with new boxes, \(unchanged) unchanged; "
      + "\(Quantity.count(newBoxes, "new box", "new boxes"))\(reviewed)\n"
  }
}
