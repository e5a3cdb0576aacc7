import FoundationEssentials
import Radio
import TerminalKit

/// The options with which the workstation starts.
package struct WorkstationOptions: Equatable, Sendable {
  /// The window length of inference, in seconds.
  package static let defaultWindowSeconds = 0.2

  /// The documents to open, and folders of documents.
  package var paths: [URL]
  /// The folder of the dataset.
  package var dataset: URL
  /// The length of a sample window in seconds.
  package var windowSeconds = defaultWindowSeconds
  /// The user's choice of color depth; nil means automatic.
  package var color: ColorClass?
  /// The user's choice of background; nil means automatic.
  package var background: ScreenBackground?
  /// The style in which pictures are drawn.
  package var picture = PictureStyle.halfBlocks
  /// Parameters for captures whose files do not contain them.
  package var parameters = CaptureParameters()
  /// The file for the durations of the event loop's turns; nil means no measurement.
  package var frameLog: URL?
  /// Whether to start with the review of the dataset.
  package var reviews = false
  /// Whether to start with the list of generated datasets.
  package var listsDatasets = false
  /// The person who reviews; nil if unknown.
  package var reviewer = Labeler.name
  /// Whether reviews show only the reviewer's own verdicts.
  package var isBlind = false
  /// Whether to show the steps of the tutor.
  package var isTutor = false
  /// What the config file sets besides the options above.
  package var settings = UserSettings()
  /// Why the config file is not used; nil if it is.
  package var settingsProblem: String?

  /// The options of one run.
  package init(
    paths: [URL], dataset: URL, windowSeconds: Double = Self.defaultWindowSeconds,
    color: ColorClass? = nil,
    background: ScreenBackground? = nil, picture: PictureStyle = PictureStyle.halfBlocks,
    parameters: CaptureParameters = CaptureParameters(), frameLog: URL? = nil, reviews: Bool = false
  ) {
    self.paths = paths
    self.dataset = dataset
    self.windowSeconds = windowSeconds
    self.color = color
    self.background = background
    self.picture = picture
    self.parameters = parameters
    self.frameLog = frameLog
    self.reviews = reviews
  }
}
