import Curation
import Datasets
import FoundationEssentials
import Imaging
import Labels
import Radio
import TerminalKit

/// An effect that `AppState.update` asks for. It runs outside of the event loop and reports an `Action`.
enum Job: Equatable, Sendable {
  /// The kinds of jobs that the user waits for. They show progress and can be cancelled.
  enum Kind: String, Hashable, Sendable {
    case listing = "Reading"
    case opening = "Opening"
    case saving = "Saving"
    case exporting = "Exporting"
    case loading = "Loading"
    case computing = "Computing"
    case overview = "Overview"
    case fixing = "Saving boxes"
    case counting = "Counting"
    case exportingBoxes = "Writing boxes"
    case importing = "Importing"
    case extracting = "Extracting"
    case readingWindows = "Reading windows"
    case detecting = "Detecting"
    case finding = "Finding edges"
    case renaming = "Renaming"
    case findingDatasets = "Finding datasets"
  }

  /// Finds the documents at these paths and in these folders.
  case list([URL])
  case capture(CaptureJob)
  case picture(PictureJob)
  case pitch(PitchJob)
  case labels(LabelJob)
  case dataset(DatasetJob)
  case exchange(ExchangeJob)
  case terminal(TerminalJob)
  case memory(MemoryJob)
  /// Finds the edges of a signal or an object.
  case find(BoxSearch)
  /// Finds the generated datasets in these folders.
  case findDatasets([URL])
  /// Cancels all jobs of the kinds above.
  case cancel
  /// Cancels the jobs of one kind.
  case cancelJobs(of: Kind)
}

/// Writing what the user's state folder remembers of the workstation.
enum MemoryJob: Equatable, Sendable {
  /// The line that the user typed, if it was typed, and the name of the command, if it was performed.
  case noteCommand(line: String?, name: String?)
  /// Where the user was in these documents.
  case positions([DocumentPosition])
  /// The user has seen the first page.
  case noteWelcome
}

/// Reading and measuring captures; `id` is the number of the open capture.
enum CaptureJob: Equatable, Sendable {
  /// Opens a capture; `sampleRate` (Hz) is the rate that the user typed.
  case open(URL, id: Int, sampleRate: Double? = nil)
  /// Reads how many samples the file of an open capture contains now.
  case reload(id: Int)
  /// Closes the capture after its labels are written.
  case close(id: Int)
  /// Computes the overview from all samples, for pictures that are too coarse to be computed from all of
  /// theirs.
  case overview(id: Int)
  /// Computes these tiles. They replace those of the last request.
  case tiles(id: Int, [TileKey])
  /// Computes these tiles again from all of their samples when no other tile is requested. They replace those
  /// of the last such request.
  case refine(id: Int, [TileKey])
  /// Measures the spectrum of a box instead of the last one; nil stops the measurement.
  case measure(id: Int, Box?)
  /// Searches signals; replaces a search that is running.
  case detect(DetectionRequest)
  /// Describes the signals in these boxes.
  case describe(id: Int, [UUID: Box])
  /// Computes the image that a save of the window would write.
  case preview(id: Int, SampleWindow)
}

/// Reading pictures; `id` is the number of the open picture.
enum PictureJob: Equatable, Sendable {
  /// Opens a picture; replaces one that is still being opened.
  case open(URL, id: Int)
  /// Decodes these pictures in advance, in this order. Drops all others except the picture at `around`, the
  /// open one.
  case prefetch([URL], around: URL)
  /// Closes the picture after its labels are written.
  case close(id: Int)
}

/// Reading pitches; `id` is the number of the open pitch.
enum PitchJob: Equatable, Sendable {
  case open(URL, id: Int)
  /// Decodes the frames of a row, of one camera or of all; replaces a row that was requested before.
  case show(id: Int, row: Int, camera: Int?)
  /// Closes the pitch after its labels are written.
  case close(id: Int)
}

/// Writing label files and editing histories; `id` is the number of the open document.
enum LabelJob: Equatable, Sendable {
  /// Reads the history that an earlier session left, for a document that was opened with these boxes.
  case restoreHistory(id: Int, [Annotation])
  /// Appends to the history. It comes before the labels that contain these steps.
  case record(id: Int, [LabelHistoryRecord])
  case write(id: Int, LabelRevision)
}

/// Reading and changing the dataset.
enum DatasetJob: Equatable, Sendable {
  /// Saves the boxes in these windows of an open capture as training samples.
  case save(documentID: Int, windows: [Range<Int>], [Annotation])
  /// Saves a window of an open capture as a sample without boxes.
  case saveNegative(documentID: Int, Range<Int>)
  /// Finds the samples of the windows of an open capture.
  case findWindows(documentID: Int)
  /// Saves pictures with their boxes as samples.
  case savePictures([PictureToSave])
  /// Saves frames of an open pitch with their boxes as samples.
  case saveFrames(documentID: Int, [FrameLayout.Place], [Annotation])
  case findClasses
  /// Stores the digits and colors of the classes, without those in `removing`.
  case storeClasses(ClassBook, removing: Set<String>)
  /// Gives the samples of a class another class, and then its boxes in the label files of these captures.
  case renameClass(String, to: String, captures: [URL])
  /// Finds which of these boxes of an open document, all marked as saved, are in the dataset.
  case findBoxes(documentID: Int, [Annotation])
  case findSamples(SampleQuery)
  case loadSample(SampleKey)
  /// Records a review by the reviewer, with the boxes that the reviewer saw.
  case review(SampleKey, ReviewStatus, note: String, revision: Int, boxes: [ReviewedBox]?)
  /// Replaces the boxes of a sample that is at `revision`.
  case replaceBoxes(SampleKey, [EditedBox], revision: Int)
  /// Makes these thumbnails. They replace those of the last request.
  case thumbnails(ThumbnailRequest)
  /// Counts the figures of the samples that the filter selects.
  case figures(SampleFilter)
  case delete(SampleKey)
  /// Exports the samples that the filter selects in these formats.
  case export([ExportFormat], SampleFilter)
}

/// Reading and writing files with boxes of an open document.
enum ExchangeJob: Equatable, Sendable {
  /// Writes these boxes to a new file.
  case export(documentID: Int, [Annotation], to: URL, BoxFormat)
  /// Reads the boxes of a file.
  case read(documentID: Int, URL)
  /// Writes a box of an open capture, which has these boxes, to a new capture.
  case extract(documentID: Int, Box, [Annotation], to: URL)
}

/// Effects on the terminal, which the event loop performs itself.
enum TerminalJob: Equatable, Sendable {
  case suspend
  case redraw
  /// Uses the features that the terminal reported.
  case adapt(TerminalReport)
  case askTmux
  /// Puts a text into the clipboard.
  case copy(ClipboardText, by: ClipboardRoute)
}
