import Glibc
import Testing

@testable import Radio

@Suite("Portable functions")
struct PortableMathTests {
  @Test("agree with the C library")
  func agree() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<2000 {
      let turns = random.uniform(in: -3...3)
      let (cosine, sine) = PortableMath.cosineAndSine(turns: turns)
      #expect(abs(cosine - cos(2 * Double.pi * turns)) < 1e-12)
      #expect(abs(sine - sin(2 * Double.pi * turns)) < 1e-12)
      let value = exp(random.uniform(in: -300...300))
      #expect(abs(PortableMath.logarithm(value) - log(value)) <= 1e-13 * max(1, abs(log(value))))
      let decibels = random.uniform(in: -300...300)
      let amplitude = pow(10, decibels / 20)
      #expect(abs(PortableMath.amplitude(decibels: decibels) / amplitude - 1) < 1e-12)
    }
    #expect(PortableMath.logarithm(1) == 0 && PortableMath.amplitude(decibels: 0) == 1)
  }

  @Test("complex Gaussian numbers have the moments of the distribution")
  func gaussian() {
    var random = SplitMix64(seed: 2)
    let count = 100_000
    let values = (0..<count).map { _ in random.complexGaussian() }
    let mean = values.reduce(IQValue.zero, +)
    #expect(mean.power < 8 * Double(count))
    let power = values.reduce(0) { $0 + $1.power } / Double(count)
    #expect(abs(power - 1) < 0.015)
    // The fourth moment of the magnitude is 2.
    let fourth = values.reduce(0) { $0 + $1.power * $1.power } / Double(count)
    #expect(abs(fourth - 2) < 0.08)
    let cross = values.reduce(0) { $0 + $1.i * $1.q } / Double(count)
    #expect(abs(cross) < 0.01)
  }
}
