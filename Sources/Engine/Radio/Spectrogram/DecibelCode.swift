import Glibc

/// Power as a byte, in steps of 1 dB: half a step is less than one color of the display.
///
/// 0 dB is noise of power 1 over the whole band. The codes reach from -138 dB, far below the noise
/// of any receiver, to 115 dB, a full-scale tone of 16-bit integers without scaling
/// (`docs/formats/user-files.md`).
enum DecibelCode {
  /// Power below the first step.
  static let nothing: UInt8 = 0
  /// Samples that are not finite.
  static let damaged: UInt8 = 255

  private static let offset: Float = 139
  private static let decibelsPerOctave: Float = 3.010_3

  /// The code for `power`.
  static func code(of power: Float) -> UInt8 {
    guard power.isFinite else { return damaged }
    guard power > Silence.power else { return nothing }
    let steps = (decibels(of: power) + offset).rounded()
    return UInt8(min(max(steps, Float(nothing)), Float(damaged - 1)))
  }

  /// dB of `power`, to 0.001; the level of silence for no power.
  static func decibels(of power: Float) -> Float {
    power <= Silence.power
      ? Silence.decibels : max(Silence.decibels, decibelsPerOctave * log2(power))
  }

  /// log2 of a normal positive number, to 1e-4. The library's function is exact but slow.
  private static func log2(_ value: Float) -> Float {
    let bits = value.bitPattern
    let exponent = Float(Int32(bits >> 23) - 127)
    let t = Float(bitPattern: bits & 0x7F_FFFF | 0x3F80_0000) - 1
    let tail = (0.058_664_94 * t - 0.225_103_03) * t + 0.440_599_03
    return exponent + t * (1.442_603_9 + t * (tail * t - 0.716_714_66))
  }

  /// The power over the whole band of each code; NaN for damaged samples.
  static let powers: [Float] = (0...255).map { code in
    switch UInt8(code) {
    case nothing: 0
    case damaged: .nan
    default: pow(10, (Float(code) - offset) / 10)
    }
  }

  /// dB/Hz of `power` over the whole band at `sampleRate`, as below.
  static func decibels(of power: Float, sampleRate: Double) -> Float {
    if power.isNaN { return power }
    return power > 0 ? decibels(of: power) - Float(10 * log10(sampleRate)) : Silence.decibels
  }

  /// dB/Hz of each code at `sampleRate`; NaN for damaged samples.
  static func decibels(sampleRate: Double) -> [Float] {
    let perHertz = Float(10 * log10(sampleRate))
    return (0...255).map { code in
      switch UInt8(code) {
      case nothing: Silence.decibels
      case damaged: .nan
      default: Float(code) - offset - perHertz
      }
    }
  }
}
