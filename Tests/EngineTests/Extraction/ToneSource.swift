import Foundation

@testable import Radio

/// A complex tone of amplitude 1 whose phase is computed for each sample on its own.
struct ToneSource: IQSource {
  /// Turns per sample.
  let frequency: Double
  let sampleCount: Int

  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) {
    for (place, index) in range.enumerated() {
      let phase = 2 * Double.pi * turns(at: index)
      destination[2 * place] = Float(cos(phase))
      destination[2 * place + 1] = Float(sin(phase))
    }
  }

  /// The phase at `index` in turns, -0.5...0.5, without rounding of the product.
  private func turns(at index: Int) -> Double {
    let number = Double(index)
    let product = frequency * number
    let rest = (-product).addingProduct(frequency, number)
    return (product - product.rounded()) + rest
  }
}
