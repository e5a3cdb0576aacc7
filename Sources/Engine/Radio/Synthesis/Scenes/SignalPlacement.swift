/// Gives random signals places in a scene where no two of them overlap.
struct SignalPlacement {
  /// The usual sizes of a kind: the bandwidth as a share of the sample rate, and the duration as a share of the capture.
  private struct Size {
    let width: ClosedRange<Double>
    let duration: ClosedRange<Double>
  }

  /// The used part of the band on each side of the center: the edges stay free, as after the filter of a receiver.
  private static let usedBand = 0.45
  /// The distances of signals, as a share of the capture and of the sample rate.
  private static let distance = 0.01
  private static let attempts = 200
  /// How often the signals are made smaller if there is no place for one.
  private static let shrinks = 12
  /// A random signal has more details than the least.
  private static let leastExtent = 2 * SignalCheck.leastExtent
  /// Signals of a smaller share of the capture do not lie across a gap.
  private static let shortShare = 0.3

  private let scene: Scene
  private var random: SplitMix64
  private var drawn: [TransmittedSignal] = []
  private var signals: [TransmittedSignal] = []

  init(_ scene: Scene, random: SplitMix64) {
    self.scene = scene
    self.random = random
  }

  /// Chooses the size of a signal of `kind`.
  mutating func draw(_ kind: SignalKind) {
    let size = Self.size(of: kind)
    var width = random.logarithmic(in: size.width) * scene.sampleRate
    if kind == .voice {
      width = max(8000, min(0.25 * scene.sampleRate, random.uniform(in: 12_500...25_000)))
    }
    var duration = random.logarithmic(in: size.duration) * scene.duration
    if kind == .tone, random.next(below: 2) == 0 { duration = scene.duration }
    var signal = TransmittedSignal(
      kind, start: 0, duration: 0, frequency: scene.centerFrequency,
      bandwidth: width.rounded(.up), signalToNoise: 0)
    let shortest = Self.leastExtent / signal.bandwidth
    switch kind {
    case .chirp: signal.period = max(shortest, duration / random.uniform(in: 3...8))
    case .hopper:
      let period = max(shortest, duration / random.uniform(in: 8...25))
      signal.period = Self.rounded(period)
      signal.span = (random.uniform(in: 8...20) * signal.bandwidth).rounded()
    case .voice, .tone, .fsk, .psk, .ook, .ofdm: break
    }
    signal.duration = Self.rounded(min(scene.duration, max(duration, signal.period ?? shortest)))
    signal.period = signal.period.map { Self.rounded(min($0, signal.duration)) }
    drawn.append(signal)
  }

  /// The signals at their places, sorted by start; throws `SceneError.full`.
  mutating func placed() throws(SceneError) -> [TransmittedSignal] {
    // Large ones first, since small ones fit between them.
    drawn.sort { $0.duration * $0.extent > $1.duration * $1.extent }
    for signal in drawn {
      guard place(signal) else { throw .full(placed: signals.count, wanted: drawn.count) }
    }
    return signals.sorted { ($0.start, $0.frequency) < ($1.start, $1.frequency) }
  }

  private mutating func place(_ signal: TransmittedSignal) -> Bool {
    var signal = signal
    for _ in 0..<Self.shrinks {
      for _ in 0..<Self.attempts {
        let room = max(0, Self.usedBand * scene.sampleRate - signal.extent / 2)
        signal.frequency = (scene.centerFrequency + random.uniform(in: -room...room)).rounded()
        signal.start = Self.rounded(random.unit() * (scene.duration - signal.duration))
        if isFree(signal) {
          signals.append(signal)
          return true
        }
      }
      let shortest = max(Self.leastExtent / signal.bandwidth, signal.period ?? 0)
      signal.duration = Self.rounded(max(min(signal.duration, shortest), 0.7 * signal.duration))
    }
    return false
  }

  private func isFree(_ signal: TransmittedSignal) -> Bool {
    if signal.duration < Self.shortShare * scene.duration {
      for gap in scene.receiver.gaps {
        let isApart =
          signal.start + signal.duration < gap.start || signal.start > gap.start + gap.duration
        guard isApart else { return false }
      }
    }
    let pause = Self.distance * scene.duration
    return signals.allSatisfy { other in
      let margin =
        (signal.extent + other.extent) / 2 + Self.distance * scene.sampleRate
      return signal.start > other.start + other.duration + pause
        || other.start > signal.start + signal.duration + pause
        || (signal.frequency - other.frequency).magnitude > margin
    }
  }

  private static func size(of kind: SignalKind) -> Size {
    switch kind {
    case .voice: Size(width: 0.0125...0.25, duration: 0.3...0.9)
    case .tone: Size(width: 0.002...0.004, duration: 0.3...0.9)
    case .fsk: Size(width: 0.01...0.06, duration: 0.03...0.25)
    case .psk: Size(width: 0.01...0.12, duration: 0.03...0.25)
    case .ook: Size(width: 0.005...0.04, duration: 0.05...0.25)
    case .chirp: Size(width: 0.05...0.25, duration: 0.05...0.3)
    case .hopper: Size(width: 0.008...0.02, duration: 0.3...0.9)
    case .ofdm: Size(width: 0.08...0.25, duration: 0.02...0.2)
    }
  }

  /// Whole microseconds, rounded up.
  private static func rounded(_ seconds: Double) -> Double {
    (seconds * 1e6).rounded(.up) / 1e6
  }
}
