import Glibc

/// The window function of a transform: a compromise between resolution and leakage.
package enum AnalysisWindow: String, CaseIterable, Sendable {
  /// The general-purpose window, also used for the inference image.
  case hann
  /// Side lobes below -92 dB: for weak signals beside strong ones (4-term, Harris 1978).
  case blackmanHarris
  /// Levels of tones within 0.01 dB at any position between bins (5-term, as in SciPy).
  case flatTop
  /// The finest resolution, for short signals that a window would fade out.
  case rectangular

  /// a₀, a₁, ... of Σ (-1)ᵏ aₖ cos(2πkn / size).
  private var terms: [Double] {
    switch self {
    case .hann: [0.5, 0.5]
    case .blackmanHarris: [0.35875, 0.48829, 0.14128, 0.01168]
    case .flatTop: [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368]
    case .rectangular: [1]
    }
  }

  /// The periodic window of `size` weights.
  func weights(_ size: Int) -> [Float] {
    let terms = terms
    return (0..<size).map { index in
      let angle = 2 * Double.pi * Double(index) / Double(size)
      var sum = 0.0
      for (k, term) in terms.enumerated() {
        sum += (k.isMultiple(of: 2) ? term : -term) * cos(Double(k) * angle)
      }
      return Float(sum)
    }
  }
}
