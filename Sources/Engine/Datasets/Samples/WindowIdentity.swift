/// What makes two windows the same one: their capture, their position in it and their samples.
struct WindowIdentity: Hashable, Sendable {
  /// The capture's file name, without a folder; nil where nobody says.
  private let capture: String?
  /// Samples from the start of the capture, or seconds where the sample rate is unknown.
  private let position: Double?
  private let iqSHA256: String

  /// The window of `draft`.
  init(_ draft: SampleDraft) {
    self.init(
      capture: draft.sourceCapture, timeOffset: draft.timeOffset, sampleRate: draft.sampleRate,
      iqSHA256: draft.iqSHA256)
  }

  /// The window that `record` is about; nil where it has no hash, as in files of other programs.
  init?(_ record: SampleRecord) {
    guard let hash = record.iqSHA256 else { return nil }
    self.init(
      capture: record.sourceCapture, timeOffset: record.timeOffset, sampleRate: record.sampleRate,
      iqSHA256: hash)
  }

  private init(capture: String?, timeOffset: Double?, sampleRate: Double?, iqSHA256: String) {
    self.capture = capture
    self.iqSHA256 = iqSHA256
    // Seconds are rounded differently by different programs, samples are whole.
    position = timeOffset.map { seconds in
      sampleRate.map { (seconds * $0 * 1e6).rounded() } ?? seconds
    }
  }
}
