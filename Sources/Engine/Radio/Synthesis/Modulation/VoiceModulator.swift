/// A carrier whose frequency follows something like a voice: syllables of changing pitch and color, and pauses.
struct VoiceModulator: Modulator {
  /// The highest frequency of the voice in Hz.
  static let highestPitch = 3000.0
  /// The voice is computed about this often in a second, and interpolated.
  private static let knotRate = 64_000.0

  /// Turns per sample at full volume.
  private let deviation: Double
  /// Samples from one knot to the next.
  private let knotLength: Int
  private var voice: Voice
  private var (last, following) = (0.0, 0.0)
  private var place = 0
  private var turns = 0.0

  /// A voice that deviates by up to `deviation` times the sample rate, which is in Hz.
  init(deviation: Double, sampleRate: Double, seed: UInt64) {
    self.deviation = deviation
    knotLength = max(1, Int(sampleRate / Self.knotRate))
    voice = Voice(step: Double(knotLength) / sampleRate, seed: seed)
    (last, following) = (voice.next(), voice.next())
  }

  mutating func next(_ count: Int) -> [IQValue] {
    (0..<count).map { _ in
      let value = IQValue(turns: turns)
      let share = Double(place) / Double(knotLength)
      turns += deviation * (last + share * (following - last))
      turns -= turns.rounded(.down)
      place += 1
      if place == knotLength { (last, following, place) = (following, voice.next(), 0) }
      return value
    }
  }
}
