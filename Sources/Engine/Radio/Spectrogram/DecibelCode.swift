import Foundation

/// Power in a byte, in steps of 1 dB: half a step is less than a color of the picture.
///
/// 0 dB is noise of power 1 over the whole band. From -138 dB, far below the noise of any receiver, up
/// to 115 dB, a full tone of 16-bit integers that nobody scaled.
enum DecibelCode {
  /// Power below the first step.
  static let nothing: UInt8 = 0
  /// Samples that are no numbers.
  static let damaged: UInt8 = 255

  private static let offset: Float = 139
  private static let decibelsPerOctave: Float = 3.010_3

  /// The code of `power`.
  static func code(of power: Float) -> UInt8 {
    guard power.isFinite else { return damaged }
    guard power > Silence.power else { return nothing }
    let steps = (decibels(of: power) + offset).rounded()
    return UInt8(min(max(steps, Float(nothing)), Float(damaged - 1)))
  }

  /// dB of `power`, to 0.001; exactly those of silence when there is none.
  static func decibels(of power: Float) -> Float {
    power <= Silence.power
      ? Silence.decibels : max(Silence.decibels, decibelsPerOctave * log2(power))
  }

  /// log2 of a normal positive number, to 1e-4: the library's is exact, and slow.
  private static func log2(_ value: Float) -> Float {
    let bits = value.bitPattern
    let exponent = Float(Int32(bits >> 23) - 127)
    let t = Float(bitPattern: bits & 0x7F_FFFF | 0x3F80_0000) - 1
    let tail = (0.058_664_94 * t - 0.225_103_03) * t + 0.440_599_03
    return exponent + t * (1.442_603_9 + t * (tail * t - 0.716_714_66))
  }

  /// What every code means as power over the whole band; NaN where samples are damaged.
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

  /// What every code means in dB/Hz at `sampleRate`; NaN where samples are damaged.
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
