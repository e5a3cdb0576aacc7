/// Distributes the signals of a recipe over time and band.
struct EmissionPlan {
  /// The used part of the band: its edges stay free, as after the filter of a receiver.
  private static let usedBand = 0.9

  private let sampleCount: Int
  /// The width of each signal's part of the band, as a fraction of the sample rate.
  private let slot: Double
  private var random: SplitMix64
  private(set) var emissions: [Emission] = []

  /// Plans a capture of `sampleCount` samples.
  init(_ recipe: SyntheticRecipe, sampleCount: Int) {
    self.sampleCount = sampleCount
    slot = Self.usedBand / Double(max(1, recipe.signals.count))
    random = SplitMix64(seed: recipe.seed)
    for (index, signal) in recipe.signals.enumerated() {
      add(signal, center: -Self.usedBand / 2 + (Double(index) + 0.5) * slot)
    }
    emissions.sort {
      ($0.samples.lowerBound, $0.center) < ($1.samples.lowerBound, $1.center)
    }
  }

  private mutating func add(_ signal: SyntheticSignal, center: Double) {
    switch signal {
    case .hopper: addHops(around: center)
    case .chirp: addChirps(around: center)
    case .video: addVideo(around: center)
    case .burst: addBursts(around: center)
    case .tone:
      add(signal, 0..<sampleCount, center: center, width: 0.02 * slot + 0.002, .carrier)
    }
  }

  private mutating func addHops(around center: Double) {
    let (hops, channels) = (16, 8)
    for hop in 0..<hops {
      let channel = random.next(below: channels)
      let dwell = part(hop, of: hops, from: 0, to: 90)
      let offset = (Double(channel) - Double(channels - 1) / 2) * 0.1 * slot
      let deviation = 0.03 * slot
      add(
        .hopper, dwell, center: center + offset, width: 0.08 * slot,
        .keyed(
          deviation: Phase.step(fraction: deviation), symbol: Int(4 / deviation),
          seed: random.next()
        ))
    }
  }

  private mutating func addChirps(around center: Double) {
    for packet in 0..<4 {
      let start = random.next(below: 30)
      let samples = part(packet, of: 4, from: start, to: start + 60)
      add(
        .chirp, samples, center: center, width: 0.7 * slot,
        .sweep(
          deviation: Phase.step(fraction: 0.33 * slot), period: max(1, samples.count / 4)))
    }
  }

  private mutating func addVideo(around center: Double) {
    add(
      .video, 0..<sampleCount, center: center, width: 0.9 * slot,
      .video(deviation: Phase.step(fraction: 0.28 * slot), line: max(64, Int(40 / slot))))
  }

  private mutating func addBursts(around center: Double) {
    let carriers = 16
    for packet in 0..<6 {
      let start = random.next(below: 40)
      let samples = part(packet, of: 6, from: start, to: start + 20 + random.next(below: 40))
      let spacing = 0.6 * slot / Double(carriers)
      add(
        .burst, samples, center: center, width: 0.66 * slot,
        .carriers(
          count: carriers, spacing: Phase.step(fraction: spacing), symbol: max(1, Int(1 / spacing)),
          seed: random.next()))
    }
  }

  private mutating func add(
    _ signal: SyntheticSignal, _ samples: Range<Int>, center: Double, width: Double,
    _ waveform: Waveform
  ) {
    let level = 256 - random.next(below: 96)
    guard !samples.isEmpty else { return }
    emissions.append(
      Emission(
        signal: signal, samples: samples, center: center, width: width, level: level,
        waveform: waveform))
  }

  /// The range from `start` to `end` percent of part `index` of `count` equal parts of the capture.
  private func part(_ index: Int, of count: Int, from start: Int, to end: Int) -> Range<Int> {
    func sample(_ percent: Int) -> Int {
      let share = Double(100 * index + percent) / Double(100 * count)
      return min(sampleCount, Int(share * Double(sampleCount)))
    }
    return sample(start)..<sample(end)
  }
}
