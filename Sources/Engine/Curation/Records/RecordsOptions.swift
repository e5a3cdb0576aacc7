import Foundations

/// Which records are used.
package struct RecordsFilter: Sendable {
  /// Only actions that succeeded.
  package var successfulOnly = false
  /// Only actions for which an image was found in the screenshot.
  package var withMatches = false

  /// A filter that keeps all records.
  package init() {}

  func admits(_ record: ActionRecord) -> Bool {
    (!successfulOnly || record.success) && (!withMatches || record.match != nil)
  }
}

/// The result of reading records and saving their screenshots.
package struct RecordsReport: Sendable, Encodable {
  /// The number of records, without empty lines.
  package var records = 0
  /// Records that the filter left out.
  package var filtered = 0
  /// Records without a screenshot.
  package var withoutScreenshot = 0
  /// Records with a screenshot that give no box.
  package var withoutBox = 0
  /// Records whose boxes are not saved: in the mode `manual`, nobody asked for it.
  package var pending = 0
  /// Pictures that were saved for the first time.
  package var newPictures = 0
  /// Pictures of the dataset that got more boxes.
  package var extendedPictures = 0
  /// Pictures of the dataset that had all boxes already.
  package var unchangedPictures = 0
  /// Boxes that were added.
  package var addedBoxes = 0
  /// Pictures in the dataset afterwards.
  package var totalPictures = 0
  /// Sentences about what was left out, with line number and field.
  package var problems: [String] = []
  /// Problems beyond those, which are only counted.
  package var moreProblems = 0

  /// The maximum number of problems that are kept as sentences.
  private static let mostProblems = 1000

  private enum CodingKeys: String, CodingKey {
    case records, filtered
    case withoutScreenshot = "without_screenshot"
    case withoutBox = "without_box"
    case pending
    case newPictures = "new_pictures"
    case extendedPictures = "extended_pictures"
    case unchangedPictures = "unchanged_pictures"
    case addedBoxes = "added_boxes"
    case totalPictures = "total_pictures"
    case problems
    case moreProblems = "more_problems"
  }

  package init() {}

  /// The number of problems.
  package var problemCount: Int { problems.count + moreProblems }

  mutating func note(_ problem: String) {
    if problems.count < Self.mostProblems { problems.append(problem) } else { moreProblems += 1 }
  }
}
