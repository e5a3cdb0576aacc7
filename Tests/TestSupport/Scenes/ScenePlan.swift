import Glibc

/// Chooses the signals of a scene at random.
struct ScenePlan {
  private static let rate = ConstructedScene.sampleRate
  /// Signals lie within this part of the band, since the filter of the receiver attenuates the rest.
  private static let usable = 0.44 * rate

  /// The signals so far.
  private(set) var signals: [SceneSignal] = []
  private let sampleCount: Int
  private let silence: Range<Int>

  init(sampleCount: Int, silence: Range<Int>) {
    self.sampleCount = sampleCount
    self.silence = silence
  }

  /// Adds bursts, chirps, hoppers, in some scenes a steady signal, and pairs that overlap.
  mutating func fill(using random: inout SeededGenerator) {
    if Int.random(in: 0..<3, using: &random) == 0 { addSteady(using: &random) }
    if Int.random(in: 0..<2, using: &random) == 0 { addHopper(using: &random) }
    addPair(using: &random)
    let wanted = signals.count + Int.random(in: 6...12, using: &random)
    for _ in 0..<200 where signals.count < wanted { _ = add(burst(using: &random)) }
  }

  /// A carrier or a narrow signal from the first to the last sample. The box of a carrier is 4 kHz wide.
  private mutating func addSteady(using random: inout SeededGenerator) {
    let isCarrier = Bool.random(using: &random)
    let width = isCarrier ? 4e3 : exp(.random(in: log(6e3)...log(2e5), using: &random))
    _ = add(
      SceneSignal(
        kind: isCarrier ? .carrier : [.fsk, .psk, .ofdm].randomElement(using: &random)!,
        samples: 0..<sampleCount, band: band(width: width, using: &random),
        signalToNoise: .random(in: 12...28, using: &random), seed: random.next()))
  }

  private mutating func addHopper(using random: inout SeededGenerator) {
    let width = exp(Double.random(in: log(15e3)...log(8e4), using: &random))
    let dwell = Int(Double.random(in: 2e-3...8e-3, using: &random) * Self.rate)
    let level = Double.random(in: 10...28, using: &random)
    let period = Int(Double(dwell) * 1.3)
    let count = Int.random(in: 5...9, using: &random)
    let start = Int.random(in: 0..<max(1, sampleCount - count * period), using: &random)
    for hop in 0..<count {
      let first = start + hop * period
      _ = add(
        SceneSignal(
          kind: .fsk, samples: first..<min(first + dwell, sampleCount),
          band: band(width: width, using: &random), signalToNoise: level, seed: random.next()))
    }
  }

  /// Two signals at the same time side by side, two in the same band one after the other, or a strong narrow one across
  /// a wide one.
  private mutating func addPair(using random: inout SeededGenerator) {
    for _ in 0..<20 {
      let first = burst(using: &random)
      var second = burst(using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0:
        let lower = first.band.upperBound + max(12e3, 0.15 * first.bandwidth)
        second.band = lower...lower + second.bandwidth
        second.samples = first.samples
        if second.kind == .chirp { second.kind = .psk }
      case 1:
        let start = first.samples.upperBound + Int(3e-3 * Self.rate)
        second.samples = start..<start + second.samples.count
        second.band = first.band
        if second.kind == .chirp { second.kind = .fsk }
      default:
        guard first.bandwidth > 1.5e5, first.kind != .chirp, first.samples.count > 20_000 else {
          continue
        }
        let width = first.bandwidth / 10
        let middle = first.samples.lowerBound + first.samples.count / 2
        second.kind = .fsk
        second.band = first.center - width...first.center
        second.samples = middle..<middle + first.samples.count
        second.signalToNoise = min(38, first.signalToNoise + 14)
        guard isFree(first), fits(second) else { continue }
        signals += [first, second]
        return
      }
      guard isFree(first), fits(second), isFree(second) else { continue }
      signals += [first, second]
      return
    }
  }

  private func burst(using random: inout SeededGenerator) -> SceneSignal {
    let kind = [SceneSignal.Kind.ook, .fsk, .psk, .ofdm, .chirp].randomElement(using: &random)!
    var width: Double
    switch kind {
    case .ook: width = exp(.random(in: log(4e3)...log(6e4), using: &random))
    case .fsk: width = exp(.random(in: log(8e3)...log(1.5e5), using: &random))
    case .psk: width = exp(.random(in: log(5e3)...log(3e5), using: &random))
    case .ofdm: width = exp(.random(in: log(8e4)...log(9e5), using: &random))
    case .chirp, .carrier: width = exp(.random(in: log(1e5)...log(4e5), using: &random))
    }
    width = min(width, 0.5 * Self.rate)
    let shortest = max(1e-3, 20 / width)
    let duration = exp(Double.random(in: log(shortest)...log(0.2), using: &random))
    var count = Int(duration * Self.rate)
    var sweep = 0
    if kind == .chirp {
      sweep = Int(Double.random(in: 1e-3...6e-3, using: &random) * Self.rate)
      count = sweep * max(1, min(40, count / sweep))
    }
    count = min(count, sampleCount / 2)
    let start = Int.random(in: 0...sampleCount - count, using: &random)
    return SceneSignal(
      kind: kind, samples: start..<start + count, band: band(width: width, using: &random),
      signalToNoise: .random(in: 10...30, using: &random), sweep: sweep, seed: random.next())
  }

  private func band(width: Double, using random: inout SeededGenerator) -> ClosedRange<Double> {
    let lower = Double.random(in: -Self.usable...Self.usable - width, using: &random)
    return lower...lower + width
  }

  private mutating func add(_ signal: SceneSignal) -> Bool {
    guard isFree(signal) else { return false }
    signals.append(signal)
    return true
  }

  private func fits(_ signal: SceneSignal) -> Bool {
    signal.samples.lowerBound >= 0 && signal.samples.upperBound <= sampleCount
      && signal.band.lowerBound >= -Self.usable && signal.band.upperBound <= Self.usable
      && (signal.samples.count == sampleCount || !signal.samples.overlaps(silence))
  }

  /// Whether the signal has a distance to all others, and is not hidden by the DC spike.
  private func isFree(_ signal: SceneSignal) -> Bool {
    let nearDC =
      signal.bandwidth < 4e4
      && (signal.band.lowerBound - 8e3...signal.band.upperBound + 8e3).contains(0)
    guard fits(signal), !nearDC else { return false }
    let pause = Int(2e-3 * Self.rate)
    return signals.allSatisfy { other in
      let margin = max(1e4, 0.1 * max(signal.bandwidth, other.bandwidth))
      return signal.samples.lowerBound > other.samples.upperBound + pause
        || signal.samples.upperBound + pause < other.samples.lowerBound
        || signal.band.lowerBound > other.band.upperBound + margin
        || signal.band.upperBound + margin < other.band.lowerBound
    }
  }
}
