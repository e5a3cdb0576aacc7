import Engine
import FoundationEssentials

/// What the workstation is started with.
struct WorkstationOptions: Equatable, Sendable {
  /// Captures and folders of captures.
  var paths: [URL]
  var dataset: URL
  /// Seconds of a sample window: what inference looks at.
  var windowSeconds = 0.2
  /// What the user asked for; nil leaves it to the terminal.
  var color: ColorClass?
  /// What is said of captures that do not say it themselves.
  var parameters = CaptureParameters()
  /// Whether to begin with the review of the dataset.
  var reviews = false
}
