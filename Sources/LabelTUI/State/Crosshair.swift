/// The point that the analyst is at, in data, so that zooming keeps it.
struct Crosshair: Hashable, Sendable {
  /// Samples from the start of the capture.
  var sample: Int
  /// RF Hz.
  var frequency: Double
}
