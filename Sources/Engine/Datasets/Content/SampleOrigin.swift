import Foundations

/// Where a sample comes from.
package enum SampleOrigin: Sendable, Hashable {
  case capture(CaptureOrigin)
  case picture(PictureOrigin)

  /// The file name of the capture, or the source of the picture; nil if unknown.
  package var source: String? {
    switch self {
    case .capture(let origin): origin.capture
    case .picture(let origin): origin.source
    }
  }
}

/// The window of a capture that a sample was made from. Fields are nil where a file does not state them.
package struct CaptureOrigin: Sendable, Hashable {
  /// The file name of the capture, without folder.
  package var capture: String?
  /// Start of the window in seconds from the start of the capture.
  package var timeOffset: Double?
  /// Length of the window in seconds.
  package var duration: Double?
  /// Center of the band in RF MHz.
  package var centerFrequency: Double?
  /// Millions of samples per second.
  package var sampleRate: Double?
  /// SHA-256 of the window's samples as complex64, in hexadecimal digits.
  package var iqSHA256: String?

  /// An origin with these values.
  package init(
    capture: String? = nil, timeOffset: Double? = nil, duration: Double? = nil,
    centerFrequency: Double? = nil, sampleRate: Double? = nil, iqSHA256: String? = nil
  ) {
    self.capture = capture
    self.timeOffset = timeOffset
    self.duration = duration
    self.centerFrequency = centerFrequency
    self.sampleRate = sampleRate
    self.iqSHA256 = iqSHA256
  }
}

/// The context of a picture (`docs/formats/curated-dataset.md`). Fields are nil where a file does not
/// state them.
package struct PictureOrigin: Sendable, Hashable {
  /// What the picture was taken from: a file name, a recording, a program.
  package var source: String?
  /// The id of the action that was recorded with the picture.
  package var actionID: String?
  /// The kind of the action, or `label` for pictures that a person labeled.
  package var actionType: String?
  /// The states of the recorded program, or the classes of the boxes.
  package var activeStates: [String]
  /// When the picture was taken, UTC.
  package var timestamp: String?
  /// Whether the action succeeded.
  package var success: Bool?
  /// Further facts, such as the camera and the frame of a video. Exports pass them on.
  package var attributes: JSONObject

  /// An origin with these values.
  package init(
    source: String? = nil, actionID: String? = nil, actionType: String? = nil,
    activeStates: [String] = [], timestamp: String? = nil, success: Bool? = nil,
    attributes: JSONObject = JSONObject()
  ) {
    self.source = source
    self.actionID = actionID
    self.actionType = actionType
    self.activeStates = activeStates
    self.timestamp = timestamp
    self.success = success
    self.attributes = attributes
  }
}
