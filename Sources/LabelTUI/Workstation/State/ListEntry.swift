import FoundationEssentials
import Imaging
import Pitches
import Radio

/// A line of the list: a document with its number of labels, or the reason why it cannot be opened.
struct ListEntry: Equatable, Sendable {
  var url: URL
  /// The path to show, relative to the folder that was opened.
  var name: String
  var content: Content
  /// How much is to be gained by judging its proposals.
  var gain = 0.0
  /// The place among the documents as they were found.
  var position = 0

  /// The number of boxes; nil of a document that cannot be opened yet.
  var labelCount: Int? {
    switch content {
    case .capture(_, let count), .picture(_, let count), .pitch(_, let count): count
    case .rateUnknown, .unreadable: nil
    }
  }

  enum Content: Equatable, Sendable {
    case capture(Capture, labelCount: Int)
    case picture(PictureFacts, labelCount: Int)
    case pitch(PitchSummary, labelCount: Int)
    /// A capture with an unknown sample rate, which opening it asks for.
    case rateUnknown
    case unreadable(String)
  }
}
