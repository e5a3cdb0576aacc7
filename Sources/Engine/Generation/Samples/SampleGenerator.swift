import Radio

/// Generates samples, one at a time. It owns the memory for that; use it on one thread at a time.
package final class SampleGenerator {
  private let recipe: DatasetRecipe
  private let transmission: TransmittedVoice
  private let receiver: Receiver
  private let extractor: FeatureExtractor

  /// A generator for `recipe`, which was checked.
  package init(_ recipe: DatasetRecipe) {
    self.recipe = recipe
    transmission = TransmittedVoice(
      sampleCount: recipe.iqSampleCount, sampleRate: recipe.sampleRate)
    receiver = Receiver(transmission, sampleRate: recipe.sampleRate)
    extractor = FeatureExtractor(sampleRate: recipe.sampleRate)
  }

  /// The sample `number` at `geometry`. `keep` receives the description and the samples of each receiver in turn, as
  /// interleaved I and Q, which are valid during the call; its errors are thrown.
  package func sample(
    _ number: Int, _ geometry: Geometry,
    keep: (GeneratedSample.Receiver, UnsafeBufferPointer<Float>) throws -> Void = { _, _ in }
  ) throws -> GeneratedSample {
    let random = SampleRandom(seed: recipe.seed, candidate: geometry.candidate)
    var voice = random.generator(for: .transmission)
    transmission.generate(recipe.modulation, using: &voice)
    let receivers = try geometry.receivers.enumerated().map { index, position in
      let found = try receive(index, at: position, from: geometry.transmitter, random)
      try keep(found, UnsafeBufferPointer(rebasing: receiver.values[..<(2 * recipe.iqSampleCount)]))
      return found
    }
    return GeneratedSample(number, geometry, receivers)
  }

  private func receive(
    _ index: Int, at position: GeoPosition, from transmitter: GeoPosition, _ random: SampleRandom
  ) throws -> GeneratedSample.Receiver {
    var draws = random.generator(for: .reception(index))
    let reception = Reception(
      distance: transmitter.distance(to: position), recipe.propagation, using: &draws)
    let fading = reception.coherenceTime.map {
      RayleighFading(coherenceTime: $0, using: &draws)
    }
    receiver.receive(reception, fading: fading, noise: random.generator(for: .noise(index)))
    let source = ReceivedSamples(receiver, sampleCount: recipe.iqSampleCount)
    guard let features = try extractor.summary(of: 0..<source.sampleCount, in: source) else {
      throw FeatureError.tooShort(sampleCount: source.sampleCount)
    }
    return GeneratedSample.Receiver(
      name: GeneratedSample.receiverName(index), at: position, from: transmitter, reception,
      features)
  }
}
