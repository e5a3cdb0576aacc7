import Glibc
import Libraries

/// Computes the features of chunks of samples. See docs/formats/features.md. Use it on one thread at a time.
final class ChunkAnalyzer {
  /// The number of points of the spectrum.
  static let bins = 1024
  private static let blockSize = 1 << 14
  /// Powers below this count as this, 200 dB below full scale.
  private static let leastPower = 1e-20
  /// dBm of the power 1, which counts as 1 W.
  private static let reference = 30.0

  private let sampleRate: Double
  private let transform = FFTWTransform(size: bins)
  private let block = FloatBuffer(count: 2 * blockSize)
  private var estimators: [Int: WelchEstimator] = [:]

  /// - Parameter sampleRate: Hz.
  init(sampleRate: Double) { self.sampleRate = sampleRate }

  /// The features of `range` of `source`, which is not empty; nil if `progress`, called with the completed share,
  /// cancelled it. Throws errors of the source, and `MeasurementError` for samples that are not finite.
  func features(
    of range: Range<Int>, in source: some IQSource, progress: (Double) -> Bool
  ) throws -> FeatureValues? {
    let estimator = estimator(windowLength: min(Self.bins, range.count))
    guard try estimator.add(range, of: source, progress: { progress($0 / 2) }) else { return nil }
    var envelope = EnvelopeStatistics()
    for start in stride(from: range.lowerBound, to: range.upperBound, by: Self.blockSize) {
      guard progress(0.5 + Double(start - range.lowerBound) / Double(2 * range.count)) else {
        return nil
      }
      let part = start..<min(start + Self.blockSize, range.upperBound)
      try source.read(part, into: block.values)
      envelope.add(block.start, count: part.count)
    }
    return features(
      SpectrumFeatures(densities: estimator.densities, sampleRate: sampleRate), envelope)
  }

  private func estimator(windowLength: Int) -> WelchEstimator {
    let estimator =
      estimators[windowLength]
      ?? WelchEstimator(fftSize: Self.bins, windowLength: windowLength, sampleRate: sampleRate)
    estimators = [windowLength: estimator]
    estimator.reset()
    return estimator
  }

  private func features(
    _ spectrum: SpectrumFeatures, _ envelope: EnvelopeStatistics
  ) -> FeatureValues {
    var values = FeatureValues()
    addLevels(spectrum, envelope, to: &values)
    values[.frequencyOffset] = spectrum.peakFrequency
    values[.bandwidth] = spectrum.halfPowerWidth
    values[.peakDensity] = Self.dBm(spectrum.peakDensity)
    values[.spectralCentroid] = spectrum.centroid
    values[.spectralRolloff] = spectrum.rolloff
    let largest = max(envelope.largestPower, Self.leastPower).squareRoot()
    values[.envelopeMean] = envelope.mean / largest
    values[.envelopeDeviation] = envelope.deviation / largest
    values[.envelopeMaximum] = envelope.largestPower.squareRoot() / largest
    values[.peakToAverage] =
      Self.decibels(envelope.largestPower) - Self.decibels(envelope.meanPower)
    values[.zeroCrossingRate] = Double(envelope.crossings) / Double(envelope.count)
    addDelays(spectrum, to: &values)
    return values
  }

  private func addLevels(
    _ spectrum: SpectrumFeatures, _ envelope: EnvelopeStatistics, to values: inout FeatureValues
  ) {
    let noise = spectrum.noisePower
    let ratio = Self.decibels(envelope.meanPower - noise) - Self.decibels(noise)
    values[.receivedPower] = Self.dBm(envelope.meanPower)
    values[.noiseFloor] = Self.dBm(noise)
    values[.signalToNoise] = ratio
    values[.signalPresent] = ratio > 0 ? 1 : 0
    values[.confidence] = min(1, max(0, ratio / 30))
  }

  private func addDelays(_ spectrum: SpectrumFeatures, to values: inout FeatureValues) {
    guard let spread = spectrum.delaySpread(transform), spread > 0 else { return }
    values[.delaySpread] = spread * 1e6
    values[.coherenceBandwidth] = 1 / (5 * spread) / 1000
    values[.delaySpreadConfidence] = Self.delayConfidence(values[.signalToNoise])
  }

  /// The confidence in a delay spread at a signal-to-noise ratio in dB.
  private static func delayConfidence(_ ratio: Double) -> Double {
    if ratio > 15 { return 1 }
    if ratio > 10 { return 0.5 + (ratio - 10) / 10 }
    if ratio > 5 { return 0.3 + (ratio - 5) / 10 }
    return max(0, ratio / 15)
  }

  private static func decibels(_ power: Double) -> Double { 10 * log10(max(power, leastPower)) }

  private static func dBm(_ power: Double) -> Double { decibels(power) + reference }
}
