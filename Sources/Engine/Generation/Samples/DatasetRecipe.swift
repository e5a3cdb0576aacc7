import Foundations
import Radio

/// The parameters of a generated dataset. The same recipe gives the same files, whatever the number of threads.
package struct DatasetRecipe: Sendable, Equatable, Codable {
  /// The format of the IQ files.
  package enum Format: String, Sendable, Codable, CaseIterable {
    case sigmf, rfcap
  }

  /// The name of the dataset.
  package var name: String
  package var type: DatasetType
  /// The number of samples.
  package var samples = 1000
  /// The seed of all random numbers.
  package var seed: UInt64 = 1
  /// IQ samples per second.
  package var sampleRate = 200_000.0
  /// Seconds per sample.
  package var duration = 1.0
  package var modulation = Modulation.narrow
  package var format = Format.sigmf
  package var geometry: GeometryRules
  package var propagation = Propagation()

  private enum CodingKeys: String, CodingKey {
    case name, type, samples, seed
    case sampleRate = "sample_rate_hz"
    case duration = "duration_s"
    case modulation, format, geometry, propagation
  }

  /// The recipe of a dataset called `name`, with the standard parameters of `type`.
  package init(name: String, type: DatasetType) {
    self.name = name
    self.type = type
    geometry = GeometryRules(dilution: type.dilutionLimit)
  }

  /// The most samples of a dataset.
  package static let mostSamples = 1_000_000
  /// The most IQ samples of a receiver: they are held in memory.
  package static let mostIQSamples = 4_194_304

  /// The number of IQ samples of a receiver.
  package var iqSampleCount: Int { Int((duration * sampleRate).rounded()) }

  /// About the bytes that the IQ files need.
  package var expectedBytes: Int {
    guard type == .iqRaw else { return 0 }
    let receivers = Double(geometry.receivers.lowerBound + geometry.receivers.upperBound) / 2
    let bytes = SampleFormat.cf32LE.bytesPerSample
    return Int(Double(samples) * receivers * Double(iqSampleCount * bytes))
  }

  /// Throws `GenerationError`, which names the first parameter that is not valid.
  package func check() throws(GenerationError) {
    guard !name.isEmpty, name.utf8.count <= 200 else { throw .badName(name) }
    try check("samples", Double(samples), 1...Double(Self.mostSamples), "samples")
    try check("sample rate", sampleRate, 1000...1e8, "Hz")
    guard modulation.bandwidth <= sampleRate else { throw .narrowBand(modulation, sampleRate) }
    try check("duration", duration, 0...1e6, "s")
    let least = FeatureExtractor.chunkCount * FeatureExtractor.leastChunk
    let count = (duration * sampleRate).rounded()
    guard (Double(least)...Double(Self.mostIQSamples)).contains(count) else {
      throw .badLength(count, least...Self.mostIQSamples)
    }
    try check("receivers", Double(geometry.receivers.lowerBound), 1...100, "receivers")
    try check("receivers", Double(geometry.receivers.upperBound), 1...100, "receivers")
    try check("gdop", geometry.dilution, 0...DilutionOfPrecision.worst, "")
    try check("area", geometry.area, 0.001...1000, "km")
    try check("latitude", geometry.center.latitude, -80...80, "degrees")
    try check("longitude", geometry.center.longitude, -180...180, "degrees")
    try check("frequency", propagation.frequency, 1e3...1e12, "Hz")
    try check("snr", propagation.signalToNoise.lowerBound, -60...100, "dB")
    try check("snr", propagation.signalToNoise.upperBound, -60...100, "dB")
    try check("power", propagation.transmitterPower, -200...200, "dBm")
  }

  private func check(
    _ name: String, _ value: Double, _ range: ClosedRange<Double>, _ unit: String
  ) throws(GenerationError) {
    guard range.contains(value) else { throw .outOfRange(name, value, range, unit: unit) }
  }
}
