/// Identifies a window: its capture, its position and its samples.
struct WindowIdentity: Hashable, Sendable {
  /// The file name of the capture, without folder; nil if unknown.
  let capture: String?
  /// The position in samples from the start of the capture; in seconds if the sample rate is
  /// unknown.
  let position: Double?
  let iqSHA256: String

  /// The window of `draft`.
  init(_ draft: SampleDraft) {
    self.init(
      capture: draft.sourceCapture, timeOffset: draft.timeOffset, sampleRate: draft.sampleRate,
      iqSHA256: draft.iqSHA256)
  }

  /// The window of `record`; nil if it has no hash, as in files of other programs.
  init?(_ record: SampleRecord) {
    guard let hash = record.iqSHA256 else { return nil }
    self.init(
      capture: record.sourceCapture, timeOffset: record.timeOffset, sampleRate: record.sampleRate,
      iqSHA256: hash)
  }

  /// The window of `origin`; nil if it has no hash.
  init?(_ origin: CaptureOrigin) {
    guard let hash = origin.iqSHA256 else { return nil }
    self.init(
      capture: origin.capture, timeOffset: origin.timeOffset, sampleRate: origin.sampleRate,
      iqSHA256: hash)
  }

  /// The window with these values.
  init(capture: String?, position: Double?, iqSHA256: String) {
    self.capture = capture
    self.position = position
    self.iqSHA256 = iqSHA256
  }

  private init(capture: String?, timeOffset: Double?, sampleRate: Double?, iqSHA256: String) {
    self.capture = capture
    self.iqSHA256 = iqSHA256
    // Programs round seconds differently; samples are integers.
    position = timeOffset.map { seconds in
      sampleRate.map { (seconds * $0 * 1e6).rounded() } ?? seconds
    }
  }
}
