import FoundationEssentials
import Radio
import TerminalKit

/// What the workstation is started with.
package struct WorkstationOptions: Equatable, Sendable {
  /// What inference looks at.
  package static let defaultWindowSeconds = 0.2

  /// Captures and folders of captures.
  package var paths: [URL]
  package var dataset: URL
  /// Seconds of a sample window.
  package var windowSeconds = defaultWindowSeconds
  /// What the user asked for; nil leaves it to the terminal.
  package var color: ColorClass?
  /// What the user said of the terminal's background; nil leaves it to the terminal.
  package var background: ScreenBackground?
  /// What pictures are to be made of.
  package var picture = PictureStyle.halfBlocks
  /// Parameters for captures whose files do not contain them.
  package var parameters = CaptureParameters()
  /// Where to write what each turn of the event loop took; nil does not measure it.
  package var frameLog: URL?
  /// Whether to begin with the review of the dataset.
  package var reviews = false

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
