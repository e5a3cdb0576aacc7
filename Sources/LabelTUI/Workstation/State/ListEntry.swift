import FoundationEssentials
import Imaging
import Radio

/// A line of the list: a document with its labels, or why it cannot be opened.
struct ListEntry: Equatable, Sendable {
  var url: URL
  /// The path to show, relative to the folder that was opened.
  var name: String
  var content: Content

  enum Content: Equatable, Sendable {
    case capture(Capture, labelCount: Int)
    case picture(PictureFacts, labelCount: Int)
    /// Its format is known and its sample rate is not: opening it asks for that.
    case rateUnknown
    case unreadable(String)
  }
}
