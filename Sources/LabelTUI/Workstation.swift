import FoundationEssentials

/// What the workstation is started with.
struct WorkstationOptions: Equatable {
  /// Captures and folders, as given; empty means the current folder.
  var paths: [URL]
  /// Where samples are saved and reviewed.
  var dataset: URL
  var windowSeconds: Double
  /// nil leaves it to the environment.
  var color: ColorClass?
  /// Opens on the samples of `dataset` instead of captures.
  var startsWithReview = false
}

/// The terminal program.
enum Workstation {
  static func run(_ options: WorkstationOptions) throws {}
}
