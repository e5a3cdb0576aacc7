/// What a receiver does to the signals of a scene (`docs/formats/scenes.md`). Times are in seconds from the start.
package struct ReceiverFaults: Sendable, Equatable {
  /// A gain from some time on.
  package struct GainStep: Sendable, Equatable, Codable {
    package var start: Double
    /// In dB, relative to the gain at the start of the capture.
    package var gain: Double

    private enum CodingKeys: String, CodingKey {
      case start
      case gain = "gain_db"
    }
  }

  /// A time without samples.
  package struct Gap: Sendable, Equatable, Codable {
    package var start: Double
    package var duration: Double
  }

  /// The level of a constant in all samples, in dB relative to full scale; nil means none.
  package var offset: Double?
  /// The gain of Q relative to that of I, in dB.
  package var imbalance = 0.0
  /// The angle in degrees by which Q differs from 90 degrees after I.
  package var skew = 0.0
  /// How far the receiver's oscillator is too low, in Hz: all signals appear higher by it.
  package var frequencyOffset = 0.0
  /// The 3 dB width of a carrier caused by the oscillator, in Hz.
  package var phaseNoise = 0.0
  /// The gain changes at these times.
  package var gainSteps: [GainStep] = []
  /// All samples are 0 in these times.
  package var gaps: [Gap] = []
  /// The bits of the converter, whose values end at full scale; nil means floats without a limit.
  package var bits: Int?

  package init() {}
}

extension ReceiverFaults: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case offset = "dc_offset_dbfs"
    case imbalance = "iq_imbalance_db"
    case skew = "iq_skew_deg"
    case frequencyOffset = "frequency_offset"
    case phaseNoise = "phase_noise"
    case gainSteps = "gain_steps"
    case gaps, bits
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.knownFields(CodingKeys.self)
    offset = try fields.decodeIfPresent(Double.self, forKey: .offset)
    imbalance = try fields.decode(.imbalance, or: imbalance)
    skew = try fields.decode(.skew, or: skew)
    frequencyOffset = try fields.decode(.frequencyOffset, or: frequencyOffset)
    phaseNoise = try fields.decode(.phaseNoise, or: phaseNoise)
    gainSteps = try fields.decode(.gainSteps, or: gainSteps)
    gaps = try fields.decode(.gaps, or: gaps)
    bits = try fields.decodeIfPresent(Int.self, forKey: .bits)
  }
}
