import Datasets
import FoundationEssentials
import Generation
import Labels
import Radio
import TerminalKit

/// An input of the state: a terminal event, a signal, or the result of a job.
enum Action: Sendable {
  case terminal(TerminalEvent)
  /// The program must end: it received a signal (SIGTERM, SIGHUP, SIGINT), or the terminal is closed.
  case terminate
  /// The facts that tmux reports about itself; nil if it does not answer.
  case tmuxAnswered(TmuxFacts?)
  /// The documents that the search found.
  case listed([ListEntry])
  case capture(CaptureResult)
  case picture(PictureResult)
  case pitch(PitchResult)
  case labels(LabelResult)
  case dataset(DatasetResult)
  case exchange(ExchangeResult)
  /// What a search for edges found; nil if nothing stands out there.
  case found(BoxSearch, Box?)
  /// The generated datasets that a search found.
  case foundDatasets(DatasetSearch)
  case job(JobReport)
}

/// The results of jobs on captures; `id` is the number of the open capture.
enum CaptureResult: Sendable {
  case opened(id: Int, capture: Capture, annotations: [Annotation], warnings: [String])
  /// The capture with all samples that its file contains now. Their number may be unchanged.
  case grown(id: Int, capture: Capture)
  /// A capture that had grown has stopped growing.
  case settled(id: Int)
  case overviewGrew(id: Int, OverviewExtent, OverviewProfile = .empty)
  case tileReady(id: Int, SpectrogramTile)
  case tileFailed(id: Int, TileKey, reason: String)
  case measured(id: Int, BoxMeasurement)
  case measurementFailed(id: Int, Box, reason: String)
  /// The share of the box's samples that is measured so far, 0...1.
  case measuring(id: Int, Box, Double)
  case previewed(SpectrogramImage, SampleWindow)
  /// The signals that a search found.
  case detected(DetectionRequest, [Annotation])
  /// The features of those boxes that could be described.
  case described(id: Int, [UUID: [BoxFeature]])
}

/// The results of jobs on pictures; `id` is the number of the open picture.
enum PictureResult: Sendable {
  case opened(id: Int, LoadedPicture, annotations: [Annotation], warnings: [String])
  case failed(id: Int, URL, reason: String)
}

/// The results of jobs on pitches; `id` is the number of the open pitch.
enum PitchResult: Sendable {
  case opened(
    id: Int, LoadedPitch, first: PitchRow, annotations: [Annotation], warnings: [String])
  case failed(URL, reason: String)
  case decoded(id: Int, PitchRow)
}

/// The results of the label writer; `id` is the number of the open document.
enum LabelResult: Sendable {
  /// `revision` is nil if the writer only checked that the file still contains the last labels.
  case written(id: Int, revision: Int?, LabelWriteReport)
  case failed(id: Int, reason: String)
  /// The steps of earlier sessions.
  case restoredHistory(id: Int, LabelTimeline)
  /// The history of earlier sessions cannot be used, or that of this session cannot be kept.
  case failedHistory(reason: String)
}

/// The results of jobs on the dataset.
enum DatasetResult: Sendable {
  case saved(documentID: Int, [SavedBoxes])
  case savedPictures(SavedPictures)
  /// A window without boxes was saved.
  case savedNegative(documentID: Int, SaveOutcome)
  /// The samples of the windows of an open capture.
  case foundWindows(documentID: Int, [SavedWindow])
  /// The boxes, of those in `asked`, that are in the dataset.
  case foundBoxes(documentID: Int, Set<UUID>, asked: Set<UUID>)
  case foundClasses(FoundClasses)
  /// A class was renamed.
  case renamedClass(RenamedClass)
  /// Digits and colors were stored.
  case storedClasses
  case foundSamples(SampleList)
  case loadedSample(LoadedSample)
  case failedSample(SampleKey, reason: String)
  case reviewed(SampleKey, Review)
  /// The boxes of a sample were fixed; this is the sample as it is now.
  case fixed(SampleContent)
  case thumbnail(Thumbnail)
  case failedThumbnail(SampleKey, reason: String)
  case figures(DashboardFigures)
  case deleted(SampleKey)
  case exported(imageCount: Int, folder: String, leftOut: [String], isUnchanged: Bool)
}

/// The results of jobs on files with boxes.
enum ExchangeResult: Sendable {
  /// A file was written; `leftOut` is the number of proposals that are not in it.
  case exported(count: Int, leftOut: Int, path: String)
  /// The boxes of a file, for the open document `documentID`.
  case read(documentID: Int, BoxFileContent, path: String)
  /// A box was written as a capture of its own.
  case extracted(ExtractionWriter.Report)
}

/// The progress and the end of a job that the user waits for.
enum JobReport: Sendable {
  /// The completed share, 0...1.
  case progress(Job.Kind, Double)
  case finished(Job.Kind)
  case failed(Job.Kind, reason: String)
}
