import FoundationEssentials
import Labels

#if canImport(Glibc)
  import Glibc
#endif

/// Test captures with known signals, and their labels beside them as SigMF annotations.
///
/// A sample is an integer multiple of 2^-23, so every value is exact in float32.
package struct SyntheticCapture {
  /// The standard deviation of the noise in I and in Q: a sum of four uniform 16-bit numbers.
  private static let noiseDeviation = 37_837.0

  /// The recipe of the capture.
  package let recipe: SyntheticRecipe
  /// The number of samples.
  package let sampleCount: Int
  private let plan: EmissionPlan

  /// Plans the capture of `recipe`; throws `SynthesisError` if the recipe is invalid.
  package init(_ recipe: SyntheticRecipe) throws(SynthesisError) {
    self.recipe = recipe
    sampleCount = try recipe.checkedSampleCount()
    plan = EmissionPlan(recipe, sampleCount: sampleCount)
  }

  /// The boxes of all signals with their labels, sorted by start.
  package var annotations: [Annotation] {
    plan.emissions.enumerated().map { index, emission in
      Annotation(
        id: SyntheticCaptureFile.identifier(seed: recipe.seed, index: index),
        box: emission.box(recipe), label: emission.signal.rawValue)
    }
  }

  /// Writes the capture to `url`, as an RFCAP or, if it ends with `.sigmf-data`, as a SigMF recording; its labels beside
  /// it, as `X.sigmf-meta`.
  ///
  /// The capture gets its name only when it is complete. `progress` is called with the completed share. If it returns
  /// false, nothing is left, and the result is false. Throws `FileError`, and `SynthesisError.exists` unless
  /// `replacing`.
  @discardableResult
  package func write(
    to url: URL, replacing: Bool = false, progress: (Double) -> Bool = { _ in true }
  ) throws -> Bool {
    var synthesizers = plan.emissions.map { EmissionSynthesizer($0, amplitude: amplitude) }
    let file = SyntheticCaptureFile(
      url, sampleRate: recipe.sampleRate, centerFrequency: recipe.centerFrequency,
      startTime: recipe.startTime, name: recipe.name, sampleCount: sampleCount)
    return try file.write(annotations, replacing: replacing, progress: progress) { range in
      block(range, &synthesizers)
    }
  }

  private func block(_ range: Range<Int>, _ synthesizers: inout [EmissionSynthesizer]) -> [Float] {
    var sums = noise(range)
    for index in synthesizers.indices { synthesizers[index].add(to: &sums, range: range) }
    return sums.map { Float($0) / 8_388_608 }
  }

  /// Nearly Gaussian integers, interleaved I, Q.
  private func noise(_ range: Range<Int>) -> [Int] {
    let seed = ~recipe.seed
    return (2 * range.lowerBound..<2 * range.upperBound).map { index in
      let bits = SplitMix64.value(seed: seed, at: index)
      let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + bits >> 48
      return Int(sum) - 131_070
    }
  }

  /// The amplitude for the recipe's signal-to-noise ratio, in integer units of a sample.
  private var amplitude: Int {
    let noisePower = 2 * Self.noiseDeviation * Self.noiseDeviation
    return Int((noisePower * pow(10, recipe.signalToNoise / 10)).squareRoot().rounded())
  }
}
