import Labels
import Radio

/// The box that the spectrum panel shows, and its measurement. Without a box, the panel shows the column
/// under the crosshair, which needs no measurement.
struct SpectrumPanelState: Equatable, Sendable {
  /// The box to show; nil if none is drawn or selected, or if the panel is hidden.
  private(set) var box: Box?
  /// The last measurement. It is that of an earlier box while `box` is being measured.
  private(set) var measurement: BoxMeasurement?
  /// The reason why `box` cannot be measured.
  private(set) var failure: String?
  /// The progress of the measurement of `box`, 0...1.
  private(set) var progress = 0.0

  /// Whether `box` is being measured.
  var isPending: Bool { box != nil && failure == nil && measurement?.box != box }

  /// Sets the box to show. Returns whether its measurement must start, or that of an earlier box must stop.
  mutating func show(_ newBox: Box?) -> Bool {
    guard newBox != box else { return false }
    let wasPending = isPending
    (box, failure, progress) = (newBox, nil, 0)
    if newBox == nil { measurement = nil }
    return isPending || wasPending
  }

  /// Stores `measured`, unless the panel now shows another box.
  mutating func update(_ measured: BoxMeasurement) {
    guard measured.box == box else { return }
    (measurement, failure) = (measured, nil)
  }

  /// Notes why `failed` has no measurement, unless the panel now shows another box.
  mutating func noteFailure(of failed: Box, reason: String) {
    guard failed == box else { return }
    (measurement, failure) = (nil, reason)
  }

  /// Stores the progress of the measurement of `measured`.
  mutating func noteProgress(_ share: Double, of measured: Box) {
    if measured == box { progress = share }
  }
}
