extension SpectrogramTile {
  /// The sum of the mean power densities of `bins` in `column` of the tile, in linear units, to a
  /// relative error of 1e-4; multiplied by the width of a bin, it is the power in their band. 0 for
  /// silence, NaN for damaged samples.
  package func meanDensitySum(column: Int, bins: Range<Int>) -> Float {
    precondition(column < columnCount && bins.upperBound <= binCount)
    let first = column * binCount
    return means.withUnsafeBufferPointer { means in
      var sums = SIMD8<Float>.zero
      var index = first + bins.lowerBound
      let end = first + bins.upperBound
      while index + 8 <= end {
        let decibels = UnsafeRawPointer(means.baseAddress! + index)
          .loadUnaligned(as: SIMD8<Float>.self)
        sums += Self.powers(decibels)
        index += 8
      }
      var sum = sums.sum()
      while index < end {
        sum += Self.powers(SIMD8(repeating: means[index]))[0]
        index += 1
      }
      return sum
    }
  }

  /// dB of a power in linear units, to 0.001; the level of `Silence` for 0.
  package static func decibels(ofPower power: Float) -> Float { DecibelCode.decibels(of: power) }

  private static let rounding: Float = 12_582_912

  /// 10^(decibels / 10). This runs many times per second, and `pow` takes 20 ns.
  private static func powers(_ decibels: SIMD8<Float>) -> SIMD8<Float> {
    let octavesPerDecibel: Float = 0.332_192_8
    // `clamped` of vectors is not inlined, and would take two thirds of the time.
    let exact = decibels * octavesPerDecibel
    let octaves = exact.replacing(with: -126, where: exact .< -126)
      .replacing(with: 126, where: exact .> 126)
    // Adding 1.5 * 2^23 rounds to an integer, which is then in the lowest bits.
    let shifted = octaves + Self.rounding
    let t = octaves - (shifted - Self.rounding)
    // The Taylor series of 2^t for -0.5...0.5.
    var series = SIMD8<Float>(repeating: 0.001_333)
    for coefficient: Float in [0.009_618, 0.055_504, 0.240_227, 0.693_147, 1] {
      series = series * t + coefficient
    }
    let whole = unsafeBitCast(shifted, to: SIMD8<Int32>.self) &- Int32(bitPattern: 0x4B40_0000)
    let power = unsafeBitCast((whole &+ 127) &<< 23, to: SIMD8<Float>.self) * series
    // Comparisons with NaN are false, except that it is not equal to itself.
    return power.replacing(with: 0, where: decibels .<= Silence.decibels)
      .replacing(with: .nan, where: decibels .!= decibels)
  }
}
