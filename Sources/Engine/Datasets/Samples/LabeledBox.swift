import Labels

/// A box on a capture with its class, ready to become part of a training sample.
package struct LabeledBox: Sendable, Hashable {
  package var signal: SignalName
  package var box: Box
  package var source: BoxSource
  /// 0...1, or nil where a person drew the box.
  package var confidence: Double?
  package var verified: Bool

  /// Makes a box of class `signal`; boxes that a person drew count as verified.
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
