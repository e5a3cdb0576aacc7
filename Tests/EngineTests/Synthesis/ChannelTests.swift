import Glibc
import Testing

@testable import Radio

@Suite("Channels of synthetic signals")
struct ChannelTests {
  @Test("random echoes are 2 or 3, 0.5 to 5 us late, at -10 to -25 dB, with any phase")
  func ranges() {
    var random = SplitMix64(seed: 3)
    let paths = (0..<2000).map { _ in Multipath(using: &random) }
    #expect(Set(paths.map(\.echoes.count)) == [2, 3])
    let echoes = paths.flatMap(\.echoes)
    let (delays, levels) = (echoes.map(\.delay), echoes.map(\.level))
    #expect(delays.allSatisfy { (0.5...5).contains($0) } && delays.max()! > 4.9)
    #expect(levels.allSatisfy { (-25 ... -10).contains($0) } && levels.min()! < -24.9)
    #expect(delays.min()! < 0.6 && levels.max()! > -10.1)
    for quarter in 0..<4 {
      let count = echoes.count { Int($0.phase / 90) == quarter }
      #expect(abs(count - echoes.count / 4) < echoes.count / 20)
    }
  }

  @Test("a tone leaves the filter with the sum of its paths", arguments: [0.0, 0.13, -0.31, 0.42])
  func response(frequency: Double) {
    let sampleRate = 1.7e6
    var random = SplitMix64(seed: 4)
    let multipath = Multipath(using: &random)
    var filter = MultipathFilter(multipath, sampleRate: sampleRate)
    let input = (0..<400).map { IQValue(turns: frequency * Double($0)) }
    let output = filter.apply(to: input)
    // Independent of the filter: each path turns the tone by its delay.
    var (i, q) = (1.0, 0.0)
    for echo in multipath.echoes {
      let level = pow(10, echo.level / 20)
      let angle =
        2 * Double.pi * (echo.phase / 360 - frequency * sampleRate * echo.delay * 1e-6)
      i += level * cos(angle)
      q += level * sin(angle)
    }
    for index in 100..<400 {
      let expected = IQValue(i: i, q: q) * input[index - MultipathFilter.lead]
      #expect((output[index] + -1 * expected).power < 1e-6)
    }
  }

  @Test("an impulse comes back at the delay and the level of each echo")
  func impulse() {
    let multipath = Multipath(echoes: [
      .init(delay: 2, level: -10, phase: 90), .init(delay: 4.5, level: -20, phase: 0),
    ])
    var filter = MultipathFilter(multipath, sampleRate: 2e6)
    var input = [IQValue](repeating: .zero, count: 64)
    input[0] = .one
    let output = filter.apply(to: input)
    let lead = MultipathFilter.lead
    for (index, value) in output.enumerated() {
      switch index - lead {
      case 0: #expect((value + -1 * .one).power < 1e-12)
      case 4:
        #expect(abs(20 * log10(value.power.squareRoot()) + 10) < 1e-9)
        #expect(value.q > 0 && abs(value.i) < 1e-12)
      case 9: #expect(abs(value.i - 0.1) < 1e-12)
      default: #expect(value.power < 1e-20, "\(index)")
      }
    }
  }

  @Test("blocks of any size give the same samples", arguments: [1, 7, 100])
  func blocks(size: Int) {
    var random = SplitMix64(seed: 5)
    let multipath = Multipath(using: &random)
    let input = (0..<300).map { _ in random.complexGaussian() }
    var (whole, parts) = (
      MultipathFilter(multipath, sampleRate: 1e7), MultipathFilter(multipath, sampleRate: 1e7)
    )
    var output: [IQValue] = []
    for start in stride(from: 0, to: input.count, by: size) {
      output += parts.apply(to: Array(input[start..<min(start + size, input.count)]))
    }
    #expect(output == whole.apply(to: input))
  }

  @Test("the envelope of independent paths passes a Kolmogorov-Smirnov test", arguments: [0, 0.37])
  func distribution(time: Double) {
    let count = 4000
    let envelopes = (0..<count).map { seed in
      var random = SplitMix64(seed: UInt64(seed) &* 0x1234_5677)
      let coherence = random.uniform(in: RayleighFading.coherenceTimes)
      return RayleighFading(coherenceTime: coherence, using: &random).gain(at: time).power
        .squareRoot()
    }.sorted()
    let distance = envelopes.enumerated().map { index, envelope in
      let share = 1 - exp(-envelope * envelope)
      return max(
        abs(share - Double(index) / Double(count)), abs(share - Double(index + 1) / Double(count)))
    }.max()!
    // The 5 % limit of Kolmogorov and Smirnov.
    #expect(distance < 1.36 / Double(count).squareRoot())
  }

  @Test("the gain is correlated for less than the coherence time, as Clarke's formula says")
  func coherence() {
    let coherence = 0.1
    let count = 4000
    for delay in [0, 0.05, 0.09, 0.3] {
      var sum = IQValue.zero
      for seed in 0..<count {
        var random = SplitMix64(seed: UInt64(seed) &* 0x9876_5433)
        let fading = RayleighFading(coherenceTime: coherence, using: &random)
        let (first, second) = (fading.gain(at: 1), fading.gain(at: 1 + delay))
        sum += IQValue(i: first.i, q: -first.q) * second
      }
      let expected = j0(2 * Double.pi * RayleighFading.dopplerProduct / coherence * delay)
      #expect(abs(sum.i / Double(count) - expected) < 0.06, "\(delay)")
      #expect(abs(sum.q / Double(count)) < 0.06, "\(delay)")
    }
  }
}
