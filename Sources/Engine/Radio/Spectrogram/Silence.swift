/// Digital silence: samples that are all zero or all equal, as from a closed squelch.
///
/// No receiver is that quiet, so automatic scales ignore silence, and it is drawn in the darkest
/// color. Tiles, profiles and spectra contain the level `decibels` for it.
///
/// Views ask for every dot of a picture whether it is silent, so that is inlinable.
@usableFromInline package enum Silence {
  /// The level of silence in dB, or in dB/Hz at any sample rate.
  @inlinable package static var decibels: Float { -300 }

  /// The largest power that counts as silence.
  static let power: Float = 1e-30

  /// Rounding errors of a transform in single precision are below this share of its strongest bin.
  private static let roundingShare: Float = 1e-15

  /// Whether `level` (dB) is that of silence; damaged samples (NaN) are not silence.
  @inlinable package static func includes(_ level: Float) -> Bool { level <= decibels }

  /// The same in double precision.
  @inlinable package static func includes(_ level: Double) -> Bool { level <= Double(decibels) }

  /// The largest power that counts as silence in a transform whose strongest bin has power
  /// `strongest`.
  ///
  /// Equal samples have all their power in the middle of the band. The rest of the transform is
  /// rounding errors.
  static func limit(besideBinOf strongest: Float) -> Float {
    strongest.isFinite ? max(power, strongest * roundingShare) : power
  }

  /// The same in double precision.
  static func limit(besideBinOf strongest: Double) -> Double {
    strongest.isFinite ? max(Double(power), strongest * Double(roundingShare)) : Double(power)
  }
}
