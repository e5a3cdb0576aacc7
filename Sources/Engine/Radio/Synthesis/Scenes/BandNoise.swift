/// The noise of a scene, and how its density changes over the band (`docs/formats/scenes.md`).
package struct BandNoise: Sendable, Equatable {
  /// The power of white noise in the whole band, in dB relative to full scale.
  package var level = -60.0
  /// The difference of the density between the upper and the lower edge of the band, in dB.
  package var tilt = 0.0
  /// The largest difference of the density to the mean of its waves, in dB.
  package var ripple = 0.0
  /// How far the density falls in the last tenth of the band on each side, in dB, as after the filter of a receiver.
  package var rollOff = 0.0

  package init() {}

  /// Whether the density is the same in the whole band.
  var isWhite: Bool { tilt == 0 && ripple == 0 && rollOff == 0 }

  /// The density at `fraction` of the sample rate from the middle of the band, in dB relative to `level`.
  func decibels(at fraction: Double) -> Double {
    let waves = PortableMath.cosineAndSine(turns: 3 * fraction).sine
    let edge = max(0, fraction.magnitude - 0.4) / 0.1
    return tilt * fraction + ripple * waves - rollOff * edge * edge
  }
}

extension BandNoise: Codable {
  private enum CodingKeys: String, CodingKey, CaseIterable {
    case level = "level_dbfs"
    case tilt = "tilt_db"
    case ripple = "ripple_db"
    case rollOff = "roll_off_db"
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.knownFields(CodingKeys.self)
    level = try fields.decode(.level, or: level)
    tilt = try fields.decode(.tilt, or: tilt)
    ripple = try fields.decode(.ripple, or: ripple)
    rollOff = try fields.decode(.rollOff, or: rollOff)
  }
}
