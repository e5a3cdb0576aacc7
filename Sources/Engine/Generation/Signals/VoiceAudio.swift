import Glibc
import Radio

/// The audio of a transmitter with a microphone: a voice, pre-emphasized and limited.
enum VoiceAudio {
  /// Values per second.
  static let rate = 16_000.0
  private static let preEmphasis = 0.95

  /// `count` values in -1...1 with frequencies up to `limit` Hz. The largest magnitude is 1.
  static func values(count: Int, limit: Double, seed: UInt64) -> [Double] {
    var voice = Voice(step: 1 / rate, seed: seed)
    var before = 0.0
    let emphasized = (0..<count).map { _ in
      let value = voice.next()
      defer { before = value }
      return value - preEmphasis * before
    }
    let power = emphasized.reduce(0) { $0 + $1 * $1 } / Double(max(1, count))
    guard power > 0 else { return emphasized }
    // The limiter: without it, most of the voice would hardly modulate the carrier.
    let scale = 1 / power.squareRoot()
    var filters = BiquadFilter.butterworth(lowpass: 0.8 * limit / rate, order: 8)
    let limited = emphasized.map { value in
      filters.indices.reduce(tanh(scale * value)) { filters[$1].apply($0) }
    }
    let largest = limited.reduce(0) { max($0, $1.magnitude) }
    return largest > 0 ? limited.map { $0 / largest } : limited
  }
}
