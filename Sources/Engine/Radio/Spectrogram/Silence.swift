/// Digital silence: samples that are all zero or all the same, as a closed squelch leaves them.
///
/// No receiver is that quiet, so automatic scales leave silence out and pictures show it in their darkest
/// color. Tiles, profiles and spectra hold the same level, `decibels`, where nothing else was found.
package enum Silence {
  /// The level of silence in dB, or dB/Hz at any sample rate.
  package static let decibels: Float = -300

  /// The largest power that counts as none.
  static let power: Float = 1e-30

  /// The rounding errors of a transform in single precision stay below this share of its strongest bin.
  private static let roundingShare: Float = 1e-15

  /// Whether `level` (dB) is that of silence; damaged samples (NaN) are not silent.
  package static func includes(_ level: Float) -> Bool { level <= decibels }

  /// As above.
  package static func includes(_ level: Double) -> Bool { level <= Double(decibels) }

  /// The largest power that counts as none beside a bin of power `strongest` in the same transform.
  ///
  /// Samples that are all the same have all their power in the middle of the band. What the transform gives
  /// elsewhere are rounding errors.
  static func limit(besideBinOf strongest: Float) -> Float {
    strongest.isFinite ? max(power, strongest * roundingShare) : power
  }

  /// As above.
  static func limit(besideBinOf strongest: Double) -> Double {
    strongest.isFinite ? max(Double(power), strongest * Double(roundingShare)) : Double(power)
  }
}
