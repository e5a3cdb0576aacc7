/// Functions made of additions, multiplications, divisions and square roots only, which every machine rounds in the same
/// way. The functions of the C library differ in the last bit from one processor to another.
///
/// The relative error is below 1e-13.
package enum PortableMath {
  /// The cosine and the sine of an angle of `turns`, where 1 is a full circle.
  package static func cosineAndSine(turns: Double) -> (cosine: Double, sine: Double) {
    let fraction = turns - turns.rounded(.down)
    let quarter = (4 * fraction).rounded()
    let x = 2 * Double.pi * (fraction - quarter / 4)
    let square = x * x
    // The series of Taylor.
    var cosine = 1 / 479_001_600.0 - square / 87_178_291_200.0
    cosine = 1 / 40_320.0 - square * (1 / 3_628_800.0 - square * cosine)
    cosine = 1 - square * (1 / 2.0 - square * (1 / 24.0 - square * (1 / 720.0 - square * cosine)))
    var sine = 1 / 39_916_800.0 - square / 6_227_020_800.0
    sine = 1 / 5040.0 - square * (1 / 362_880.0 - square * sine)
    sine = x * (1 - square * (1 / 6.0 - square * (1 / 120.0 - square * sine)))
    switch Int(quarter) & 3 {
    case 0: return (cosine, sine)
    case 1: return (-sine, cosine)
    case 2: return (-cosine, -sine)
    default: return (sine, -cosine)
    }
  }

  /// The natural logarithm of `value`, a normal number above 0.
  package static func logarithm(_ value: Double) -> Double {
    var (mantissa, exponent) = (value.significand, Double(value.exponent))
    if mantissa > 1.414_213_562_373_095_1 { (mantissa, exponent) = (mantissa / 2, exponent + 1) }
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    for divisor in stride(from: 21.0, through: 1, by: -2) { sum = sum * square + 1 / divisor }
    return exponent * 0.693_147_180_559_945_3 + 2 * ratio * sum
  }

  /// The amplitude of a level of `decibels`: 10 to the power of a twentieth of it; -6000...6000 dB.
  package static func amplitude(decibels: Double) -> Double {
    let exponent = decibels / 20 * 3.321_928_094_887_362_3  // the binary logarithm of 10
    let whole = exponent.rounded()
    let x = (exponent - whole) * 0.693_147_180_559_945_3
    var sum = 1.0
    for divisor in stride(from: 16.0, through: 1, by: -1) { sum = 1 + sum * x / divisor }
    return Double(sign: .plus, exponent: Int(whole), significand: sum)
  }

  /// The ratio of powers of a level of `decibels`.
  package static func power(decibels: Double) -> Double {
    let amplitude = amplitude(decibels: decibels)
    return amplitude * amplitude
  }
}
