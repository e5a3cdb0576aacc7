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
    let pitch = random.uniform(in: 90...220)
    let wander = random.unit()
    var (first, second) = (Resonance(500), Resonance(1500))
    var filters = BiquadFilter.butterworth(lowpass: 0.8 * limit / rate, order: 8)
    var (turn, before, loudness) = (0.0, 0.0, 1.0)
    var values = [Double](repeating: 0, count: count)
    for index in values.indices {
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
      let envelope = loudness * sin(.pi * part)
      let voice = envelope * second.apply(first.apply(excitation))
      var value = voice - preEmphasis * before
      before = voice
      for filter in filters.indices { value = filters[filter].apply(value) }
      values[index] = value
    }
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return values }
    return values.map { $0 / largest }
  }
}
