/// Something like a voice: syllables with a pitch, two formants and a rise and fall, and pauses between some of them.
package struct Voice: Sendable {
  /// A syllable, or a pause.
  private struct Syllable: Sendable {
    /// Values until its end, and in all.
    var rest: Int
    let length: Int
    let volume: Double
    /// Turns per value at the start and at the end.
    let pitch: (Double, Double)
    /// The weights of the harmonics; their sum is 1.
    let harmonics: [Double]
  }

  private static let formantWidth = 160.0
  /// As in a transmitter, the voice is amplified to its limit.
  private static let compression = 3.0

  /// Seconds from one value to the next.
  private let step: Double
  private let usualPitch: Double
  private var random: SplitMix64
  private var syllable: Syllable
  private var turns = 0.0

  /// A voice with one value each `step` seconds.
  package init(step: Double, seed: UInt64) {
    self.step = step
    random = SplitMix64(seed: seed)
    usualPitch = random.uniform(in: 100...190)
    syllable = Self.syllable(around: usualPitch, step: step, using: &random)
  }

  /// The next value, -1...1.
  package mutating func next() -> Double {
    if syllable.rest == 0 {
      syllable = Self.syllable(around: usualPitch, step: step, using: &random)
    }
    let share = 1 - Double(syllable.rest) / Double(syllable.length)
    syllable.rest -= 1
    turns += syllable.pitch.0 + share * (syllable.pitch.1 - syllable.pitch.0)
    turns -= turns.rounded(.down)
    let rise = (1 - PortableMath.cosineAndSine(turns: share).cosine) / 2
    let value = Self.compression * syllable.volume * rise.squareRoot() * harmonicSum
    return min(max(value, -1), 1)
  }

  /// The sines of the multiples of an angle follow from the two before.
  private var harmonicSum: Double {
    let (cosine, sine) = PortableMath.cosineAndSine(turns: turns)
    var (before, present, sum) = (0.0, sine, 0.0)
    for weight in syllable.harmonics {
      sum += weight * present
      (before, present) = (present, 2 * cosine * present - before)
    }
    return sum
  }

  private static func syllable(
    around usualPitch: Double, step: Double, using random: inout SplitMix64
  ) -> Syllable {
    let length = max(1, Int(random.uniform(in: 0.09...0.26) / step))
    let pitches = (0..<2).map { _ in usualPitch * random.uniform(in: 0.85...1.2) }
    let formants = [random.uniform(in: 280...850), random.uniform(in: 900...2400)]
    let count = max(1, Int(VoiceModulator.highestPitch / max(pitches[0], pitches[1])))
    let weights = (1...count).map { harmonic in
      formants.reduce(0) { sum, formant in
        let distance = (Double(harmonic) * pitches[0] - formant) / formantWidth
        return sum + 1 / (1 + distance * distance)
      }
    }
    let total = weights.reduce(0, +)
    return Syllable(
      rest: length, length: length,
      volume: random.next(below: 5) == 0 ? 0 : random.uniform(in: 0.6...1),
      pitch: (pitches[0] * step, pitches[1] * step), harmonics: weights.map { $0 / total })
  }
}
