import FoundationEssentials
import Imaging
import Pitches
import Radio

/// A line of the list: a document with the numbers of its boxes, or the reason why it cannot be opened.
struct ListEntry: Equatable, Sendable {
  var url: URL
  /// The path to show, relative to the folder that was opened.
  var name: String
  var content: Content
  /// How much is to be gained by judging its proposals.
  var gain = 0.0
  /// The place among the documents as they were found.
  var position = 0

  /// The numbers of boxes; nil of a document that cannot be opened yet.
  var boxes: BoxCount? {
    switch content {
    case .capture(_, let boxes), .picture(_, let boxes), .pitch(_, let boxes): boxes
    case .rateUnknown, .unreadable: nil
    }
  }

  enum Content: Equatable, Sendable {
    case capture(Capture, boxes: BoxCount)
    case picture(PictureFacts, boxes: BoxCount)
    case pitch(PitchSummary, boxes: BoxCount)
    /// A capture with an unknown sample rate, which opening it asks for.
    case rateUnknown
    case unreadable(String)
  }
}
