/// Makes the samples of a scene, block by block, in their order.
struct SceneRenderer {
  private let scene: Scene
  private let noise: SceneNoise
  private var receiver: FaultyReceiver
  private let fadings: [RayleighFading?]
  /// The transmissions that have not begun, sorted by start.
  private var rest: ArraySlice<SceneTransmission>
  private var active: [TransmissionRenderer] = []
  private var position = 0

  /// - Parameter transmissions: those of `scene`, sorted by start.
  init(_ scene: Scene, _ transmissions: [SceneTransmission]) {
    self.scene = scene
    noise = SceneNoise(scene.noise, seed: scene.seed)
    receiver = FaultyReceiver(scene)
    var random = SplitMix64(seed: scene.seed ^ 0xFAD1)
    fadings = scene.signals.map { signal in
      var own = SplitMix64(seed: random.next())
      return signal.fading.map { RayleighFading(coherenceTime: $0, using: &own) }
    }
    rest = transmissions[...]
  }

  /// The next `count` samples.
  mutating func next(_ count: Int) -> [IQValue] {
    let range = position..<position + count
    position = range.upperBound
    // Echoes are interpolated from samples on both sides of them.
    while let next = rest.first,
      next.samples.lowerBound - MultipathFilter.lead < range.upperBound
    {
      active.append(renderer(of: next))
      rest.removeFirst()
    }
    var values = [IQValue](repeating: .zero, count: count)
    for index in active.indices { active[index].add(to: &values, range: range) }
    active.removeAll { $0.extent.upperBound <= range.upperBound }
    receiver.turn(&values, start: range.lowerBound)
    for (index, value) in noise.samples(range).enumerated() { values[index] += value }
    receiver.distort(&values, start: range.lowerBound)
    return values
  }

  private func renderer(of transmission: SceneTransmission) -> TransmissionRenderer {
    let white = PortableMath.power(decibels: scene.noise.level) / scene.sampleRate
    let density = white * noise.density(center: transmission.center, width: transmission.width)
    return TransmissionRenderer(
      transmission, in: scene, density: density, fading: fadings[transmission.signal])
  }
}
