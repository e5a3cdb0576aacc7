import Labels
import Radio

/// What the spectrum panel knows of the box that it shows. Without a box it shows the column under the
/// crosshair, of which the tiles tell everything.
struct SpectrumPanelState: Equatable, Sendable {
  /// The box that is to be shown; nil while none is drawn or selected, or while the panel is hidden.
  private(set) var box: Box?
  /// What was measured last; of an earlier box while that of `box` is on its way.
  private(set) var measurement: BoxMeasurement?
  /// Why `box` cannot be measured.
  private(set) var failure: String?
  /// 0...1, of the measurement that is on its way.
  private(set) var progress = 0.0

  /// Whether a measurement of the box is on its way.
  var isPending: Bool { box != nil && failure == nil && measurement?.box != box }

  /// Makes `newBox` what is to be shown; returns whether it has to be measured now, or an older one no
  /// longer.
  mutating func show(_ newBox: Box?) -> Bool {
    guard newBox != box else { return false }
    let wasPending = isPending
    (box, failure, progress) = (newBox, nil, 0)
    if newBox == nil { measurement = nil }
    return isPending || wasPending
  }

  /// Keeps `measured` unless another box is shown by now.
  mutating func update(_ measured: BoxMeasurement) {
    guard measured.box == box else { return }
    (measurement, failure) = (measured, nil)
  }

  /// Notes why `failed` has no measurement, unless another box is shown by now.
  mutating func noteFailure(of failed: Box, reason: String) {
    guard failed == box else { return }
    (measurement, failure) = (nil, reason)
  }

  /// Notes how much of `measured` was looked at.
  mutating func noteProgress(_ share: Double, of measured: Box) {
    if measured == box { progress = share }
  }
}
