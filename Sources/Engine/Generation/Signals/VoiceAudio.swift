import Glibc
import Radio

/// Audio that resembles a voice: pulses at a wandering pitch, shaped by two resonances that change with each syllable.
struct VoiceAudio {
  /// Values per second.
  static let rate = 16_000.0
  private static let preEmphasis = 0.95
  private static let syllable = 3_200
  /// The resonances are moved to their targets in steps of this many values.
  private static let step = 160
  private static let shareOfPauses = 0.15

  /// A resonance of the throat; the frequency in Hz.
  private struct Resonance {
    var frequency: Double
    var target: Double
    private var memory = (0.0, 0.0)
    private var feedback = (0.0, 0.0)

    init(_ frequency: Double) {
      self.frequency = frequency
      target = frequency
    }

    mutating func move() {
      frequency += (target - frequency) / 8
      let radius = exp(-Double.pi * 90 / VoiceAudio.rate)  // 90 Hz wide
      feedback = (2 * radius * cos(2 * .pi * frequency / VoiceAudio.rate), -radius * radius)
    }

    mutating func apply(_ value: Double) -> Double {
      let result = value + feedback.0 * memory.0 + feedback.1 * memory.1
      memory = (result, memory.0)
      return result
    }
  }

  /// `count` values in -1...1, pre-emphasized, with frequencies up to `limit` Hz. The largest magnitude is 1.
  static func values(count: Int, limit: Double, using random: inout SplitMix64) -> [Double] {
    let voice = preEmphasized(speech(count: count, using: &random))
    let power = voice.reduce(0) { $0 + $1 * $1 } / Double(max(1, count))
    guard power > 0 else { return voice }
    // Like the limiter of a transmitter: without it, most of the voice would hardly modulate the carrier.
    let scale = 1 / power.squareRoot()
    var filters = BiquadFilter.butterworth(lowpass: 0.8 * limit / rate, order: 8)
    let limited = voice.map { value in
      filters.indices.reduce(tanh(scale * value)) { filters[$1].apply($0) }
    }
    let largest = limited.reduce(0) { max($0, $1.magnitude) }
    return largest > 0 ? limited.map { $0 / largest } : limited
  }

  /// Pulses at a wandering pitch through the resonances, syllable by syllable.
  private static func speech(count: Int, using random: inout SplitMix64) -> [Double] {
    let pitch = random.uniform(in: 90...220)
    let wander = random.unit()
    var (first, second) = (Resonance(500), Resonance(1500))
    var (turn, loudness) = (0.0, 1.0)
    return (0..<count).map { index in
      if index % syllable == 0 {
        loudness = random.unit() < shareOfPauses ? 0 : random.uniform(in: 0.4...1)
        first.target = random.uniform(in: 300...800)
        second.target = random.uniform(in: 900...2200)
      }
      if index % step == 0 {
        first.move()
        second.move()
      }
      let time = Double(index) / rate
      let bend = 1 + 0.1 * sin(2 * .pi * (0.7 * time + wander)) + 0.02 * sin(2 * .pi * 5 * time)
      turn += pitch * bend / rate
      let isPulse = turn >= 1
      if isPulse { turn -= 1 }
      let excitation = (isPulse ? 1 : 0) + 0.01 * (random.unit() - 0.5)
      let part = Double(index % syllable) / Double(syllable)
      return loudness * sin(.pi * part) * second.apply(first.apply(excitation))
    }
  }

  /// The differences of neighbors, so that high frequencies are stronger.
  private static func preEmphasized(_ values: [Double]) -> [Double] {
    values.indices.map { values[$0] - preEmphasis * ($0 > 0 ? values[$0 - 1] : 0) }
  }
}
