/// A capture to be made: signals, their way to the receiver, noise and the receiver (`docs/formats/scenes.md`). The same
/// scene gives the same bytes on any machine.
package struct Scene: Sendable, Equatable {
  /// The seed of noise, data and fading.
  package var seed: UInt64 = 1
  /// Samples per second.
  package var sampleRate = 1e6
  /// Center of the band in RF Hz.
  package var centerFrequency = 2.44e9
  /// Duration in seconds.
  package var duration = 1.0
  /// Start time in seconds since 1970.
  package var startTime = SyntheticRecipe().startTime
  /// The signal name in the header of an RFCAP file, at most 32 bytes.
  package var name = "SYNTHETIC"
  package var noise = BandNoise()
  package var receiver = ReceiverFaults()
  package var signals: [TransmittedSignal] = []

  /// A scene of noise only.
  package init() {}
}

extension Scene: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case seed
    case sampleRate = "sample_rate"
    case centerFrequency = "center_frequency"
    case duration
    case startTime = "start_time"
    case name, noise, receiver, signals
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.knownFields(CodingKeys.self)
    seed = try fields.decode(.seed, or: seed)
    sampleRate = try fields.decode(.sampleRate, or: sampleRate)
    centerFrequency = try fields.decode(.centerFrequency, or: centerFrequency)
    duration = try fields.decode(.duration, or: duration)
    startTime = try fields.decode(.startTime, or: startTime)
    name = try fields.decode(.name, or: name)
    noise = try fields.decode(.noise, or: noise)
    receiver = try fields.decode(.receiver, or: receiver)
    signals = try fields.decode(.signals, or: signals)
  }
}
