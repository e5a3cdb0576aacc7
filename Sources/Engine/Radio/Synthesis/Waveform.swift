/// The frequency modulation or the carriers of an emission, in phase steps (`Phase.step`) and
/// samples.
enum Waveform: Equatable {
  case carrier
  /// One of four frequencies from -`deviation` to `deviation` for each `symbol` samples.
  case keyed(deviation: Int64, symbol: Int, seed: UInt64)
  /// From -`deviation` to `deviation` within `period` samples, repeatedly.
  case sweep(deviation: Int64, period: Int)
  /// Lines of `line` samples: a sync pulse at -`deviation`, then bars up to `deviation`.
  case video(deviation: Int64, line: Int)
  /// `count` carriers `spacing` apart, each with one of four phases for each `symbol` samples.
  case carriers(count: Int, spacing: Int64, symbol: Int, seed: UInt64)

  /// The difference between the frequency and the emission's center at sample `index` of it.
  func deviation(at index: Int) -> Int64 {
    switch self {
    case .carrier, .carriers: return 0
    case .keyed(let deviation, let symbol, let seed):
      let level = Int64(SplitMix64.value(seed: seed, at: index / symbol) >> 62)
      return deviation * (2 * level - 3) / 3
    case .sweep(let deviation, let period):
      return 2 * deviation * Int64(index % period) / Int64(period) - deviation
    case .video(let deviation, let line):
      return deviation * Self.videoLevel(position: index % line, of: line, line: index / line) / 256
    }
  }

  /// -256 at sync, -64 at black, 256 at white: eight bars that move from line to line.
  private static func videoLevel(position: Int, of length: Int, line: Int) -> Int64 {
    let percent = 100 * position / length
    if percent < 8 { return -256 }
    if percent < 18 { return -64 }
    let bar = (8 * (percent - 18) / 82 + line / 16) % 8
    return Int64(bar * 320 / 7 - 64)
  }
}
