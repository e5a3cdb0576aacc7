import Datasets
import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// An effect that `AppState.update` asks for: performed off the loop, reporting back by an `Action`.
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

  /// Finds the documents at these paths, folders included.
  case list([URL])
  case capture(CaptureJob)
  case picture(PictureJob)
  case labels(LabelJob)
  case dataset(DatasetJob)
  case terminal(TerminalJob)
  /// Cancels all jobs of the kinds above.
  case cancel
}

/// Reading and measuring captures; `id` is the number of the open capture.
enum CaptureJob: Equatable, Sendable {
  /// Opens a capture; `sampleRate` (Hz) is what the user typed just now.
  case open(URL, id: Int, sampleRate: Double? = nil)
  /// Reads how many samples the file of an open capture holds now.
  case reload(id: Int)
  /// Closes the files of the capture, once its labels are written.
  case close(id: Int)
  /// Looks at all samples, for pictures that are too coarse to look at all of theirs.
  case overview(id: Int)
  /// The tiles that are wanted now; those that were wanted before and are not among them are dropped.
  case tiles(id: Int, [TileKey])
  /// The tiles to compute again from all of their samples when no other tile is wanted; they replace those
  /// of the last request.
  case refine(id: Int, [TileKey])
  /// Measures the spectrum of a box, instead of the last one; with nil nothing is measured any more.
  case measure(id: Int, Box?)
  /// Computes the image that a save of the window would write.
  case preview(id: Int, SampleWindow)
}

/// Reading pictures; `id` is the number of the open picture.
enum PictureJob: Equatable, Sendable {
  /// Opens a picture, instead of one that is still being opened.
  case open(URL, id: Int)
  /// Decodes these pictures in advance, the first one first, and keeps them and the one `around` which they are.
  case prefetch([URL], around: URL)
  /// Closes the picture, once its labels are written.
  case close(id: Int)
}

/// Writing label files; `id` is the number of the open document.
enum LabelJob: Equatable, Sendable {
  case write(id: Int, LabelRevision)
}

/// Reading and changing the dataset.
enum DatasetJob: Equatable, Sendable {
  /// Saves the boxes in these windows of an open capture as training samples.
  case save(documentID: Int, windows: [Range<Int>], [Annotation])
  case findClasses
  /// Finds out which of these boxes of an open capture, all marked as saved, are in the dataset.
  case findBoxes(documentID: Int, [Annotation])
  case findSamples
  case loadSample(SampleReference)
  case review(SampleReference, ReviewStatus, note: String, revision: Int)
  case delete(SampleReference)
  case export
}

/// What the terminal is asked to do, by the loop itself.
enum TerminalJob: Equatable, Sendable {
  case suspend
  case redraw
  /// Uses what the terminal has proved to support.
  case adapt(TerminalReport)
  case askTmux
}
