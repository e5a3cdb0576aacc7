import Labels

/// A box on a capture with its class, to be saved in a training sample.
package struct LabeledBox: Sendable, Hashable {
  /// The class.
  package var signal: SignalName
  /// The box on the capture.
  package var box: Box
  /// Who or what drew the box.
  package var source: BoxSource
  /// 0...1; nil if a person drew the box.
  package var confidence: Double?
  /// Whether a person drew or confirmed the box.
  package var verified: Bool

  /// Makes a box of class `signal`. A box that a person drew is verified by default.
  package init(
    signal: SignalName, box: Box, source: BoxSource = .userLabel, confidence: Double? = nil,
    verified: Bool? = nil
  ) {
    self.signal = signal
    self.box = box
    self.source = source
    self.confidence = confidence
    self.verified = verified ?? source.isHuman
  }
}
