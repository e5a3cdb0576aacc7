import Radio

/// Identifies a window: its capture, its position and its samples.
struct WindowIdentity: Hashable, Sendable {
  /// Where a window begins.
  struct Place: Hashable, Sendable {
    /// The file name of the capture, without folder; nil if unknown.
    let capture: String?
    /// The position in samples from the start of the capture; in seconds if the sample rate is
    /// unknown.
    let position: Double?
  }

  let place: Place
  let iqSHA256: String

  var capture: String? { place.capture }
  var position: Double? { place.position }

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
    place = Place(capture: capture, position: position)
    self.iqSHA256 = iqSHA256
  }

  private init(capture: String?, timeOffset: Double?, sampleRate: Double?, iqSHA256: String) {
    place = Place(capture: capture, timeOffset: timeOffset, sampleRate: sampleRate)
    self.iqSHA256 = iqSHA256
  }
}

extension WindowIdentity.Place {
  /// The place of `window` of the capture with the file name `captureName`, as `SampleDraft` states it.
  init(_ window: SampleWindow, captureName: String) {
    self.init(
      capture: captureName, timeOffset: window.timeOffset, sampleRate: window.sampleRate / 1e6)
  }

  fileprivate init(capture: String?, timeOffset: Double?, sampleRate: Double?) {
    // Programs round seconds differently; samples are integers.
    let position = timeOffset.map { seconds in
      sampleRate.map { (seconds * $0 * 1e6).rounded() } ?? seconds
    }
    self.init(capture: capture, position: position)
  }
}
