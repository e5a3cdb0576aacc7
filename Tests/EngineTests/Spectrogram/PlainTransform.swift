import Foundation

/// The forward Fourier transform in doubles, by plain radix 2 (Cooley and Tukey), for comparison
/// with the engine's.
struct PlainTransform {
  private let size: Int
  /// exp(-2πik / size) for k in 0..<size / 2, as (re, im).
  private let roots: [SIMD2<Double>]

  /// A transform of `size` points, a power of two.
  init(size: Int) {
    self.size = size
    roots = (0..<size / 2).map { k in
      let angle = -2 * Double.pi * Double(k) / Double(size)
      return SIMD2(cos(angle), sin(angle))
    }
  }

  /// The bins of `samples`, both (re, im), 0 Hz first, not normalized.
  func callAsFunction(_ samples: [SIMD2<Double>]) -> [SIMD2<Double>] {
    let width = size.trailingZeroBitCount
    var bins = (0..<size).map { samples[reversed($0, width: width)] }
    var half = 1
    while half < size {
      for start in stride(from: 0, to: size, by: 2 * half) {
        for k in 0..<half {
          let (a, b) = (bins[start + k], bins[start + k + half])
          let root = roots[k * (size / (2 * half))]
          let turned = SIMD2(b.x * root.x - b.y * root.y, b.x * root.y + b.y * root.x)
          bins[start + k] = a + turned
          bins[start + k + half] = a - turned
        }
      }
      half *= 2
    }
    return bins
  }

  private func reversed(_ index: Int, width: Int) -> Int {
    (0..<width).reduce(0) { $0 << 1 | (index >> $1 & 1) }
  }
}
