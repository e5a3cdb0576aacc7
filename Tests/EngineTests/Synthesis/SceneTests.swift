import Glibc
import Testing

@testable import Labels
@testable import Radio

@Suite("Scenes")
struct SceneTests {
  /// A scene with one signal, without noise, and its only or first transmission.
  private func quiet(
    _ kind: SignalKind, seed: UInt64 = 1
  ) throws -> (samples: [IQValue], scene: Scene, first: SceneTransmission) {
    var scene = Scene()
    scene.seed = seed
    scene.sampleRate = 250e3
    scene.duration = 0.2
    scene.noise.level = -200
    var signal = TransmittedSignal(
      kind, start: 0.03, duration: 0.15, frequency: scene.centerFrequency + 31_000,
      bandwidth: kind == .chirp || kind == .ofdm ? 40e3 : kind == .tone ? 1e3 : 13e3,
      signalToNoise: 100)
    if kind == .hopper { (signal.period, signal.span) = (0.05, 100e3) }
    if kind == .chirp { signal.period = 0.03 }
    scene.signals = [signal]
    try scene.check()
    let transmissions = SceneTransmission.all(of: scene)
    var renderer = SceneRenderer(scene, transmissions)
    return (renderer.next(scene.sampleCount), scene, transmissions[0])
  }

  @Test(
    "at least 99 % of the power of a signal are in its box, and it fills the box",
    arguments: SignalKind.allCases, [1, 2])
  func spectrum(kind: SignalKind, seed: UInt64) throws {
    let (samples, scene, transmission) = try quiet(kind, seed: seed)
    let power = BandPower(samples[transmission.samples])
    let (center, width) = (transmission.center, transmission.width)
    #expect(power.power(center: center, width: width) > 0.99 * power.total)
    if kind != .tone {
      // Not in the middle half only.
      #expect(power.power(center: center, width: width / 2) < 0.99 * power.total)
    }
    // The box says the same in samples and RF Hz.
    let box = transmission.box(in: scene)
    #expect(box.samples == transmission.samples && box.samples.lowerBound == 7500)
    #expect(abs(box.frequencies.upperBound - box.frequencies.lowerBound - width * 250e3) < 1e-3)
    if kind == .hopper {
      #expect(box.samples.count == 12_500)
      #expect((-19e3...81e3).contains(box.frequencies.lowerBound - scene.centerFrequency))
    } else {
      #expect(box.samples.upperBound == 45_000)
      #expect(
        abs((box.frequencies.lowerBound + box.frequencies.upperBound) / 2 - 2.440031e9) < 1e-3)
    }
  }

  @Test("a signal is in the samples of its box, and nowhere else", arguments: SignalKind.allCases)
  func edges(kind: SignalKind) throws {
    let (samples, scene, _) = try quiet(kind)
    let boxes = try SceneCapture(scene).annotations.map(\.box.samples)
    let noise = 3e-19
    for (index, value) in samples.enumerated() where !boxes.contains(where: { $0.contains(index) })
    {
      #expect(value.power < noise)
    }
    let level = samples.map(\.power).max()!
    for box in boxes {
      // It rises and falls in less than an eighth of its duration.
      let parts = [
        box.prefix(1), box.suffix(1), box.prefix(box.count / 6), box.suffix(box.count / 6),
      ]
      let levels = parts.map { part in part.map { samples[$0].power }.max()! }
      #expect(levels[0] < 0.01 * level && levels[1] < 0.01 * level)
      #expect(levels[2] > 0.3 * level && levels[3] > 0.3 * level)
    }
  }

  @Test(
    "the ratio of signal to noise in the box is the requested one, within 0.5 dB",
    arguments: SignalKind.allCases, [false, true])
  func signalToNoise(kind: SignalKind, isColored: Bool) throws {
    let (_, usual, transmission) = try quiet(kind, seed: 7)
    var scene = usual
    scene.noise.level = -50
    if isColored { (scene.noise.tilt, scene.noise.ripple, scene.noise.rollOff) = (4, 2, 10) }
    scene.signals[0].signalToNoise = 20
    var renderer = SceneRenderer(scene, SceneTransmission.all(of: scene))
    let samples = renderer.next(scene.sampleCount)
    scene.signals = []
    var silent = SceneRenderer(scene, [])
    let noise = silent.next(scene.sampleCount)
    // The noise in the whole capture is more to average than that in the box.
    let band = (transmission.center, transmission.width)
    let noisePower = BandPower(noise[...]).power(center: band.0, width: band.1)
    let sum = BandPower(samples[transmission.samples]).power(center: band.0, width: band.1)
    let decibels = 10 * log10((sum - noisePower) / noisePower)
    #expect(abs(decibels - 20) < 0.5, "\(decibels)")
  }

  @Test("noise has the level and the slope of the scene")
  func noise() throws {
    var scene = Scene()
    scene.sampleRate = 100e3
    scene.noise.level = -40
    var white = SceneRenderer(scene, [])
    let power = BandPower(white.next(scene.sampleCount)[...])
    #expect(abs(10 * log10(power.total) + 40) < 0.1)
    for center in [-0.4, -0.1, 0.3] {
      #expect(abs(10 * log10(power.power(center: center, width: 0.1)) + 50) < 0.3)
    }
    scene.noise.tilt = 10
    scene.noise.rollOff = 30
    var colored = SceneRenderer(scene, [])
    let measured = BandPower(colored.next(scene.sampleCount)[...])
    func level(_ center: Double) -> Double {
      10 * log10(measured.power(center: center, width: 0.01) / 0.01) + 40
    }
    #expect(abs(level(0)) < 1 && abs(level(0.3) - 3) < 1 && abs(level(-0.3) + 3) < 1)
    #expect(level(0.49) < -10)
  }

  @Test("the samples do not depend on the size of the blocks, nor on the machine")
  func blocks() throws {
    let scene = try Self.everything()
    let transmissions = SceneTransmission.all(of: scene)
    var whole = SceneRenderer(scene, transmissions)
    let samples = whole.next(scene.sampleCount)
    var parts = SceneRenderer(scene, transmissions)
    var joined: [IQValue] = []
    var random = SplitMix64(seed: 8)
    while joined.count < samples.count {
      joined += parts.next(min(samples.count - joined.count, 1 + random.next(below: 5000)))
    }
    #expect(joined == samples)
    // Recorded from the first run.
    let hash = samples.reduce(UInt64(0)) { hash, value in
      let bits = UInt64(Float(value.i).bitPattern) << 32 | UInt64(Float(value.q).bitPattern)
      return hash &* 0x5851_F42D_4C95_7F2D &+ bits
    }
    #expect(hash == 1_800_528_201_870_213_120, "\(hash)")
    var other = scene
    other.seed += 1
    var another = SceneRenderer(other, SceneTransmission.all(of: other))
    #expect(another.next(1000) != Array(samples.prefix(1000)))
  }

  @Test(
    "a fading signal has the gain of its path; all transmissions of a signal have the same path")
  func fading() throws {
    var scene = Scene()
    scene.sampleRate = 20e3
    scene.duration = 2
    scene.noise.level = -200
    var signal = TransmittedSignal(
      .tone, start: 0, duration: 2, frequency: scene.centerFrequency, bandwidth: 100,
      signalToNoise: 100)
    scene.signals = [signal]
    var constant = SceneRenderer(scene, SceneTransmission.all(of: scene))
    let level = constant.next(scene.sampleCount)[20_000].power
    signal.fading = 0.05
    scene.signals = [signal]
    var renderer = SceneRenderer(scene, SceneTransmission.all(of: scene))
    let samples = renderer.next(scene.sampleCount)[1000..<39_000]
    let levels = samples.map { $0.power / level }
    #expect(levels.min()! < 0.1 && levels.max()! > 1.5)
    // It changes slowly: the largest shift is 8.5 Hz.
    for (left, right) in zip(levels, levels.dropFirst()) { #expect(abs(left - right) < 0.05) }
  }

  @Test("echoes follow a signal")
  func echoes() throws {
    let (direct, usual, transmission) = try quiet(.psk)
    var scene = usual
    scene.signals[0].multipath = Multipath(echoes: [.init(delay: 400, level: -6, phase: 0)])
    var renderer = SceneRenderer(scene, SceneTransmission.all(of: scene))
    let samples = renderer.next(scene.sampleCount)
    // 400 us are 100 samples. At baseband the echo is the signal itself.
    let factor = IQValue(magnitude: PortableMath.amplitude(decibels: -6), turns: 0)
    let turn = IQValue(turns: transmission.center * 100)
    for index in 8000..<44_000 {
      let expected = direct[index] + factor * turn * direct[index - 100]
      #expect((samples[index] + -1 * expected).power < 1e-6 * 1e-11)
    }
    let end = transmission.samples.upperBound
    #expect(samples[end..<end + 80].map(\.power).max()! > 1e-14)
    #expect(samples[end + 140..<end + 200].map(\.power).max()! < 1e-18)
  }

  /// A scene with everything that a scene can have.
  static func everything() throws -> Scene {
    var base = Scene()
    base.seed = 11
    base.sampleRate = 120e3
    base.duration = 0.4
    var request = SceneRequest(SignalKind.allCases)
    request.signalToNoise = 10...30
    request.hasMultipath = true
    request.hasFading = true
    request.hasColoredNoise = true
    request.hasGainSteps = true
    request.hasGaps = true
    request.hasImpairments = true
    return try request.scene(base)
  }
}
