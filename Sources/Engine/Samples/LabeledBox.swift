/// A box on a capture with its class, ready to become part of a training sample.
public struct LabeledBox: Sendable, Hashable {
  public var signal: SignalName
  public var box: Box
  public var source: BoxSource
  /// 0...1, or nil where a person drew the box.
  public var confidence: Double?
  public var verified: Bool

  /// Makes a box of class `signal`; boxes that a person drew count as verified.
  public init(
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
