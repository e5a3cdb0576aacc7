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
  /// Nil when tmux does not say.
  case tmuxAnswered(TmuxFacts?)

  case listed([CaptureListEntry])
  case opened(id: Int, capture: Capture, annotations: [Annotation], warnings: [String])
  /// The capture as its file is now, which may be as it was.
  case grown(id: Int, capture: Capture)
  /// A capture that had grown grows no more.
  case settled(id: Int)
  case overviewGrew(captureID: Int, OverviewExtent, OverviewProfile = .empty)
  case tileReady(captureID: Int, SpectrogramTile)
  case tileFailed(captureID: Int, TileKey, reason: String)
  /// Without a revision, what was written before was looked after.
  case labelsWritten(captureID: Int, revision: Int?, LabelFile.WriteReport)
  case labelsFailed(captureID: Int, reason: String)

  case measured(captureID: Int, BoxMeasurement)
  case measurementFailed(captureID: Int, Box, reason: String)
  /// The share of the box's samples that was looked at.
  case measuring(captureID: Int, Box, Double)

  case saved(captureID: Int, [SavedBoxes])
  case previewed(SpectrogramImage, SampleWindow)
  /// Which of the boxes that were asked for are in the dataset.
  case foundInDataset(captureID: Int, Set<UUID>, asked: Set<UUID>)
  case classesFound([String])
  case samplesFound([SampleReference], reviews: [SampleReference: Review])
  case sampleLoaded(ReviewState.ShownSample)
  case sampleFailed(SampleReference, reason: String)
  case reviewed(SampleReference, Review)
  case deleted(SampleReference)
  case exported(imageCount: Int, folder: String, leftOut: [String])

  case progress(Job.Kind, Double)
  case finished(Job.Kind)
  case failed(Job.Kind, reason: String)
}
