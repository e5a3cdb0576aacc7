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

  enum Content: Equatable, Sendable {
    case capture(Capture, labelCount: Int)
    case picture(PictureFacts, labelCount: Int)
    case pitch(PitchSummary, labelCount: Int)
    /// A capture with an unknown sample rate, which opening it asks for.
    case rateUnknown
    case unreadable(String)
  }
}
