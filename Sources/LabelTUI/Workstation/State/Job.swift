import Datasets
import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// An effect that `update` asks for: performed off the loop, reporting back by an `Action`.
enum Job: Equatable, Sendable {
  /// Jobs that the user waits for, that show progress and can be cancelled.
  enum Kind: String, Hashable, Sendable {
    case listing = "Reading"
    case opening = "Opening"
    case saving = "Saving"
    case exporting = "Exporting"
    case loading = "Loading"
    case computing = "Computing"
    case overview = "Overview"
  }

  /// Finds and opens the captures at `paths`, folders included.
  case list([URL])
  /// Opens a capture; `sampleRate` (Hz) is what the user said of it just now.
  case open(URL, id: Int, sampleRate: Double? = nil)
  /// Looks how many samples the file of an open capture holds by now.
  case reload(captureID: Int)
  /// Lets go of what was open for the capture.
  case close(captureID: Int)
  /// Looks at all samples, for pictures too coarse to do so by themselves.
  case overview(captureID: Int)
  /// The tiles that are wanted now; what was wanted before and is not among them is dropped.
  case tiles(captureID: Int, [TileKey])
  /// The tiles that are to be looked at again, at all of their samples, when no other is wanted; as
  /// above, instead of those before.
  case refine(captureID: Int, [TileKey])
  /// The spectrum of a box and what it says of the signal; drops the box before, and with nil nothing
  /// follows it.
  case measure(captureID: Int, Box?)
  case writeLabels(captureID: Int, LabelRevision)
  case save(captureID: Int, windows: [Range<Int>], [Annotation])
  /// The image that a save of the window would write.
  case preview(captureID: Int, SampleWindow)
  case findClasses
  /// Looks which of these boxes of the capture, all marked as saved, are in the dataset.
  case findInDataset(captureID: Int, [Annotation])
  case findSamples
  case loadSample(SampleReference)
  case review(SampleReference, ReviewStatus, note: String, revision: Int)
  case delete(SampleReference)
  case export
  case cancel
  case suspend
  case redraw
  /// Takes over what the terminal has proved to be able to.
  case adapt(TerminalReport)
  case askTmux
}
