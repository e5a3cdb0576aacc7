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
  /// What the display shows for no power at all.
  private static let darkest: Float = -300

  /// The code of `power`.
  static func code(of power: Float) -> UInt8 {
    guard power.isFinite else { return damaged }
    let steps = (10 * log10f(max(power, 1e-30)) + offset).rounded()
    return UInt8(min(max(steps, Float(nothing)), Float(damaged - 1)))
  }

  /// What every code means in dB/Hz at `sampleRate`; NaN where samples are damaged.
  static func decibels(sampleRate: Double) -> [Float] {
    let perHertz = Float(10 * log10(sampleRate))
    return (0...255).map { code in
      switch UInt8(code) {
      case nothing: darkest
      case damaged: .nan
      default: Float(code) - offset - perHertz
      }
    }
  }
}
