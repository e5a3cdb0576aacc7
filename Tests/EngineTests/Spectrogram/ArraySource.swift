@testable import Radio

/// Samples in memory, interleaved I, Q.
struct ArraySource: IQSource {
  var iq: [Float]

  var sampleCount: Int { iq.count / 2 }

  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) throws {
    for index in 0..<(2 * range.count) { destination[index] = iq[2 * range.lowerBound + index] }
  }

  /// A complex tone of `amplitude` at bin `bin` of a 4096-point transform.
  static func tone(bin: Int, samples: Int, amplitude: Float = 0.5) -> ArraySource {
    var iq: [Float] = []
    iq.reserveCapacity(2 * samples)
    for index in 0..<samples {
      let angle = 2 * Double.pi * Double((bin * index) & 4095) / 4096
      iq.append(amplitude * Float(cosine(angle)))
      iq.append(amplitude * Float(cosine(angle - Double.pi / 2)))
    }
    return ArraySource(iq: iq)
  }
}
