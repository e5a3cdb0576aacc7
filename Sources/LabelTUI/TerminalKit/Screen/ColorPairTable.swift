/// For every color, the two colors of a small palette whose mixture is most similar to it, and the share of
/// dots in each.
package struct ColorPairTable: Sendable {
  /// A mixture of two colors of the palette.
  private struct Mixture {
    var low: UInt8 = 0
    var high: UInt8 = 0
    /// Dots of `high` among 16.
    var share: UInt8 = 0
  }

  /// The cost of a mixture, as a share of the squared distance of its two colors: dots of very different
  /// colors look grainy even if their mean is right.
  private static let grain: Float = 0.35

  /// The mixture for each color of 4 bits per component.
  private let mixtures: [Mixture]

  /// Computes the table for `palette` (0xRRGGBB).
  package init(_ palette: [UInt32]) {
    let colors = palette.map(Self.components)
    var mixtures = (0..<4096).map { key -> Mixture in
      let center = SIMD4<Float>(
        Float(key >> 8) * 16 + 8, Float(key >> 4 & 15) * 16 + 8, Float(key & 15) * 16 + 8, 0)
      return Self.best(for: center, of: colors)
    }
    // A color of the palette is drawn without mixing.
    for (index, rgb) in palette.enumerated() {
      mixtures[Self.key(rgb)] = Mixture(low: UInt8(index), high: UInt8(index), share: 0)
    }
    self.mixtures = mixtures
  }

  /// The index in the palette of a dot of color `rgb` with a dither threshold of 0...15.
  package func index(of rgb: UInt32, threshold: Int) -> UInt8 {
    let mixture = mixtures[Self.key(rgb)]
    return threshold < Int(mixture.share) ? mixture.high : mixture.low
  }

  private static func best(for color: SIMD4<Float>, of colors: [SIMD4<Float>]) -> Mixture {
    var best = (error: Float.infinity, mixture: Mixture())
    for low in colors.indices {
      for high in low..<colors.count {
        let step = colors[high] - colors[low]
        let length = weighted(step, step)
        let place = length > 0 ? weighted(color - colors[low], step) / length : 0
        let share = (min(max(0, place), 1) * 16).rounded()
        let part = share / 16
        let difference = color - (colors[low] + step * part)
        let error =
          weighted(difference, difference) + grain * length * part * (1 - part)
        if error < best.error {
          let mixture = Mixture(low: UInt8(low), high: UInt8(high), share: UInt8(share))
          best = (error, mixture)
        }
      }
    }
    return best.mixture
  }

  private static func key(_ rgb: UInt32) -> Int {
    let (red, green, blue) = (rgb >> 20 & 0xF, rgb >> 12 & 0xF, rgb >> 4 & 0xF)
    return Int(red << 8 | green << 4 | blue)
  }

  private static func components(_ rgb: UInt32) -> SIMD4<Float> {
    SIMD4(Float(rgb >> 16 & 0xFF), Float(rgb >> 8 & 0xFF), Float(rgb & 0xFF), 0)
  }

  /// A scalar product with the weights of `NearestColors.distance` for colors with little red.
  private static func weighted(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> Float {
    (one * other * SIMD4(2, 4, 3, 0)).sum()
  }
}
