import Datasets
import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// Everything that can happen to the state: what the terminal sent, and what jobs report.
enum Action: Sendable {
  case terminal(TerminalEvent)
  /// The program is asked to end from outside (SIGTERM, SIGHUP).
  case terminate
  /// What tmux reports about itself; nil when it does not answer.
  case tmuxAnswered(TmuxFacts?)
  /// The documents that were found.
  case listed([ListEntry])
  case capture(CaptureResult)
  case picture(PictureResult)
  case labels(LabelResult)
  case dataset(DatasetResult)
  case job(JobReport)
}

/// What jobs on captures report; `id` is the number of the open capture.
enum CaptureResult: Sendable {
  case opened(id: Int, capture: Capture, annotations: [Annotation], warnings: [String])
  /// The capture as its file is now, which may be unchanged.
  case grown(id: Int, capture: Capture)
  /// A capture that had grown no longer grows.
  case settled(id: Int)
  case overviewGrew(id: Int, OverviewExtent, OverviewProfile = .empty)
  case tileReady(id: Int, SpectrogramTile)
  case tileFailed(id: Int, TileKey, reason: String)
  case measured(id: Int, BoxMeasurement)
  case measurementFailed(id: Int, Box, reason: String)
  /// The share of the box's samples that was looked at.
  case measuring(id: Int, Box, Double)
  case previewed(SpectrogramImage, SampleWindow)
}

/// What jobs on pictures report; `id` is the number of the open picture.
enum PictureResult: Sendable {
  case opened(id: Int, LoadedPicture, annotations: [Annotation], warnings: [String])
  case failed(id: Int, URL, reason: String)
}

/// What the writer of label files reports; `id` is the number of the open document.
enum LabelResult: Sendable {
  /// Without a revision, only what had been written before was checked.
  case written(id: Int, revision: Int?, LabelWriteReport)
  case failed(id: Int, reason: String)
}

/// What jobs on the dataset report.
enum DatasetResult: Sendable {
  case saved(documentID: Int, [SavedBoxes])
  /// Which of the boxes `asked` are in the dataset.
  case foundBoxes(documentID: Int, Set<UUID>, asked: Set<UUID>)
  case foundClasses([String])
  case foundSamples([SampleReference], reviews: [SampleReference: Review])
  case loadedSample(ReviewState.ShownSample)
  case failedSample(SampleReference, reason: String)
  case reviewed(SampleReference, Review)
  case deleted(SampleReference)
  case exported(imageCount: Int, folder: String, leftOut: [String])
}

/// How far a job is that the user waits for.
enum JobReport: Sendable {
  /// The share that is done, 0...1.
  case progress(Job.Kind, Double)
  case finished(Job.Kind)
  case failed(Job.Kind, reason: String)
}
