import Labels

/// A part of a signal with one box.
struct SceneTransmission: Sendable {
  /// The index of the signal in the scene.
  let signal: Int
  let kind: SignalKind
  let label: String
  let samples: Range<Int>
  /// The middle of the band as a fraction of the sample rate from the center of the capture.
  let center: Double
  /// The width of the band as a fraction of the sample rate.
  let width: Double
  /// The seed of its data.
  let seed: UInt64

  /// The box of the transmission on a capture of `scene`.
  func box(in scene: Scene) -> Box {
    let middle = scene.centerFrequency + center * scene.sampleRate
    let half = width / 2 * scene.sampleRate
    return Box(samples: samples, frequencies: (middle - half)...(middle + half))
  }

  /// The number of transmissions of `signal`, which is checked except for this.
  static func count(of signal: TransmittedSignal) -> Int {
    guard signal.kind == .hopper, let period = signal.period else { return 1 }
    // Quotients of decimal fractions are not exact.
    return Int(min(1e9, (signal.duration / period + 1e-6).rounded(.down)))
  }

  /// The transmissions of all signals of `scene`, which is checked, sorted by start.
  static func all(of scene: Scene) -> [SceneTransmission] {
    var random = SplitMix64(seed: scene.seed ^ 0xDA7A)
    var all: [SceneTransmission] = []
    for index in scene.signals.indices {
      var own = SplitMix64(seed: random.next())
      all += transmissions(of: index, in: scene, random: &own)
    }
    all.sort { ($0.samples.lowerBound, $0.signal) < ($1.samples.lowerBound, $1.signal) }
    return all
  }

  private static func transmissions(
    of index: Int, in scene: Scene, random: inout SplitMix64
  ) -> [SceneTransmission] {
    let signal = scene.signals[index]
    let start = Int((signal.start * scene.sampleRate).rounded())
    let middle =
      (signal.frequency - scene.centerFrequency + scene.receiver.frequencyOffset) / scene.sampleRate
    let width = signal.bandwidth / scene.sampleRate
    let count = count(of: signal)
    let channels = max(1, Int(signal.extent / signal.bandwidth))
    var last = -1
    return (0..<count).compactMap { part in
      let length = (signal.duration / Double(count)) * scene.sampleRate
      let first = start + Int((Double(part) * length).rounded())
      let end = min(start + Int((Double(part + 1) * length).rounded()), scene.sampleCount)
      var center = middle
      if signal.kind == .hopper {
        // Never the same channel twice: those would be one transmission.
        let channel = random.next(below: last < 0 || channels == 1 ? channels : channels - 1)
        last = channel >= last && last >= 0 && channels > 1 ? channel + 1 : channel
        center += (Double(last) - Double(channels - 1) / 2) * width
      }
      let seed = random.next()
      guard first < end else { return nil }
      return SceneTransmission(
        signal: index, kind: signal.kind, label: signal.label ?? signal.kind.rawValue,
        samples: first..<end, center: center, width: width, seed: seed)
    }
  }
}
