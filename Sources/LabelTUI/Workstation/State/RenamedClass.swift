import Datasets

/// A class that was renamed in the dataset, and in captures.
struct RenamedClass: Equatable, Sendable {
  let old: String
  let new: String
  let report: ClassRenameReport
  /// The number of boxes in label files of captures.
  var boxes = 0
  /// Sentences about what keeps its class.
  var problems: [String]
}
