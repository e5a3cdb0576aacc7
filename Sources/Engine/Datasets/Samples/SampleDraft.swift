/// A sample that is to be saved: one window, and the boxes of one class in it.
package struct SampleDraft: Sendable, Hashable {
  package var signal: SignalName
  /// SHA-256 of the window's samples as complex64, in hexadecimal digits: what makes a window.
  package var iqSHA256: String
  /// The capture's file name, without a folder; nil, as the numbers below, where a client does not say.
  package var sourceCapture: String?
  /// Seconds from the start of the capture to the start of the window; finite, as all numbers here.
  package var timeOffset: Double?
  /// The window's length in seconds.
  package var duration: Double?
  /// RF MHz in the middle of the band.
  package var centerFrequency: Double?
  /// Millions of samples per second.
  package var sampleRate: Double?
  package var boxes: [SampleBox]
  /// Who labels; nil when nobody says.
  package var labeler: String?

  /// Makes a draft from its parts.
  package init(
    signal: SignalName, iqSHA256: String, sourceCapture: String?, timeOffset: Double?,
    duration: Double?, centerFrequency: Double?, sampleRate: Double?, boxes: [SampleBox],
    labeler: String? = nil
  ) {
    self.signal = signal
    self.iqSHA256 = iqSHA256
    self.sourceCapture = sourceCapture
    self.timeOffset = timeOffset
    self.duration = duration
    self.centerFrequency = centerFrequency
    self.sampleRate = sampleRate
    self.boxes = boxes
    self.labeler = labeler
  }
}
