/// A training sample to be saved: a window, and the boxes of one class in it.
package struct SampleDraft: Sendable, Hashable {
  /// The class.
  package var signal: SignalName
  /// SHA-256 of the window's samples as complex64, in hexadecimal digits. It identifies the window.
  package var iqSHA256: String
  /// The file name of the capture, without folder. This and the numbers below are nil if a client
  /// does not give them.
  package var sourceCapture: String?
  /// Start of the window in seconds from the start of the capture. All numbers here are finite.
  package var timeOffset: Double?
  /// Length of the window in seconds.
  package var duration: Double?
  /// Center of the band in RF MHz.
  package var centerFrequency: Double?
  /// Millions of samples per second.
  package var sampleRate: Double?
  /// The boxes of the class in the window.
  package var boxes: [SampleBox]
  /// The person who labels; nil if unknown.
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
