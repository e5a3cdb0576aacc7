/// A request for a random scene.
package struct SceneRequest: Sendable, Equatable {
  /// One kind for each signal.
  package var kinds: [SignalKind]
  /// The limits of the signal-to-noise ratios in dB.
  package var signalToNoise = 15.0...15.0
  package var hasMultipath = false
  package var hasFading = false
  package var hasColoredNoise = false
  package var hasGainSteps = false
  package var hasGaps = false
  package var hasImpairments = false

  package init(_ kinds: [SignalKind]) { self.kinds = kinds }

  /// A scene like `base` with the requested signals at random places, none of which overlap. The seed of `base` decides.
  ///
  /// Throws `SceneError.full` if they do not fit, and `SceneError.badValue` if one cannot be made.
  package func scene(_ base: Scene) throws(SceneError) -> Scene {
    var scene = base
    // Signals are placed in the band, so the band must be valid.
    try scene.check()
    var random = SplitMix64(seed: base.seed ^ 0x5CE4E)
    if hasColoredNoise { colorNoise(&scene, &random) }
    if hasGainSteps { addGainSteps(&scene, &random) }
    if hasGaps { addGap(&scene, &random) }
    if hasImpairments { addImpairments(&scene, &random) }
    var placement = SignalPlacement(scene, random: random)
    for kind in kinds { placement.draw(kind) }
    scene.signals = try placement.placed()
    for index in scene.signals.indices {
      scene.signals[index].signalToNoise = rounded(random.uniform(in: signalToNoise), 0.01)
      if hasMultipath { scene.signals[index].multipath = multipath(&random) }
      if hasFading {
        scene.signals[index].fading = rounded(
          random.uniform(in: RayleighFading.coherenceTimes), 1e-4)
      }
    }
    try scene.check()
    return scene
  }

  private func multipath(_ random: inout SplitMix64) -> Multipath {
    var multipath = Multipath(using: &random)
    for index in multipath.echoes.indices {
      multipath.echoes[index].delay = rounded(multipath.echoes[index].delay, 1e-3)
      multipath.echoes[index].level = rounded(multipath.echoes[index].level, 0.01)
      multipath.echoes[index].phase = rounded(multipath.echoes[index].phase, 0.1)
    }
    return multipath
  }

  private func colorNoise(_ scene: inout Scene, _ random: inout SplitMix64) {
    scene.noise.tilt = rounded(random.uniform(in: -4...4), 0.1)
    scene.noise.ripple = rounded(random.uniform(in: 0.5...2), 0.1)
    scene.noise.rollOff = rounded(random.uniform(in: 6...20), 0.1)
  }

  private func addGainSteps(_ scene: inout Scene, _ random: inout SplitMix64) {
    let count = 1 + random.next(below: 2)
    scene.receiver.gainSteps = (0..<count).map { _ in
      let sign = random.next(below: 2) == 0 ? 1.0 : -1
      return ReceiverFaults.GainStep(
        start: rounded(random.uniform(in: 0.1...0.9) * scene.duration, 1e-6),
        gain: rounded(sign * random.uniform(in: 3...8), 0.1))
    }
  }

  private func addGap(_ scene: inout Scene, _ random: inout SplitMix64) {
    scene.receiver.gaps = [
      ReceiverFaults.Gap(
        start: rounded(random.uniform(in: 0.1...0.85) * scene.duration, 1e-6),
        duration: rounded(random.uniform(in: 0.02...0.08) * scene.duration, 1e-6))
    ]
  }

  private func addImpairments(_ scene: inout Scene, _ random: inout SplitMix64) {
    let largestOffset = min(50, scene.sampleRate / 1000)
    scene.receiver.offset = rounded(
      min(0, scene.noise.level + random.uniform(in: -15...5)), 0.1)
    scene.receiver.imbalance = rounded(random.uniform(in: -0.5...0.5), 0.01)
    scene.receiver.skew = rounded(random.uniform(in: -2...2), 0.01)
    scene.receiver.frequencyOffset = rounded(
      random.uniform(in: -largestOffset...largestOffset), 0.1)
    scene.receiver.phaseNoise = rounded(random.unit() * min(10, scene.sampleRate / 1e5), 0.01)
    scene.receiver.bits = 14
  }

  /// Fewer digits, for a scene file that people read.
  private func rounded(_ value: Double, _ step: Double) -> Double {
    let perUnit = (1 / step).rounded()
    return (value * perUnit).rounded() / perUnit
  }
}
