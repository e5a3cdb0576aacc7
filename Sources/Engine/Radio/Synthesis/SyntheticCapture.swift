import FoundationEssentials
import Foundations
import Labels

#if canImport(Glibc)
  import Glibc
#endif

/// Test captures with known signals: an RFCAP, and its labels beside it as SigMF annotations.
///
/// A sample is an integer multiple of 2^-23, so every value is exact in float32.
package struct SyntheticCapture {
  private static let blockSize = 1 << 16
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
        id: identifier(index), box: emission.box(recipe), label: emission.signal.rawValue)
    }
  }

  /// Writes the capture to `url` and its labels beside it, as `X.sigmf-meta`.
  ///
  /// The capture gets its name only when it is complete. `progress` is called with the completed
  /// share. Throws `FileError`, and `SynthesisError.exists` unless `replacing`.
  package func write(
    to url: URL, replacing: Bool = false, progress: (Double) -> Void = { _ in }
  ) throws {
    let labels = url.deletingPathExtension().appendingPathExtension("sigmf-meta")
    for path in [url.path, labels.path] where !replacing && FileSystem.exists(path) {
      throw SynthesisError.exists(path: path)
    }
    let name = ".\(url.lastPathComponent).\(getpid()).labeltui-temporary"
    let temporary = url.deletingLastPathComponent().appending(path: name).path
    do {
      try writeSamples(to: temporary, progress: progress)
      try FileSystem.rename(temporary, to: url.path)
    } catch {
      unlink(temporary)
      throw error
    }
    try FolderLock.whileHolding(FileSystem.parent(of: labels.path)) {
      try AtomicFile.write(labelFile(for: url), to: labels)
    }
  }

  private func writeSamples(to path: String, progress: (Double) -> Void) throws {
    let file = try OpenFile(path, flags: O_WRONLY | O_CREAT | O_TRUNC)
    try file.write(Data(header.bytes))
    var synthesizers = plan.emissions.map { EmissionSynthesizer($0, amplitude: amplitude) }
    // Blocks are aligned with the blocks of the file: the system caches these in one piece each,
    // which is faster to read.
    let samplesOfHeader = header.bytes.count / SampleFormat.cf32LE.bytesPerSample
    for start in stride(from: -samplesOfHeader, to: sampleCount, by: Self.blockSize) {
      let range = max(0, start)..<min(sampleCount, start + Self.blockSize)
      try file.write(block(range, &synthesizers))
      progress(Double(range.upperBound) / Double(sampleCount))
    }
    try file.sync()
  }

  private func block(_ range: Range<Int>, _ synthesizers: inout [EmissionSynthesizer]) -> Data {
    var sums = noise(range)
    for index in synthesizers.indices { synthesizers[index].add(to: &sums, range: range) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * sums.count)
    for sum in sums { bytes.append(littleEndian: (Float(sum) / 8_388_608).bitPattern) }
    return Data(bytes)
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

  private var header: RFCAPHeader {
    RFCAPHeader(
      sampleRate: recipe.sampleRate, centerFrequency: recipe.centerFrequency,
      bandwidth: recipe.sampleRate, sampleCount: UInt64(sampleCount), startTime: recipe.startTime,
      signalName: recipe.name, latitude: 0, longitude: 0)
  }

  private func labelFile(for url: URL) throws -> Data {
    let capture = try RFCAPFile.open(url)
    var metadata = SigMFMetadata(describing: capture)
    let mapping = CaptureMapping(metadata, on: capture)
    metadata.annotations = annotations.map { annotation in
      var entry = mapping.entry(for: annotation, original: nil, placement: .moved)
      entry.generator = "labeltui synth"
      return entry
    }
    return try OrderedJSONEncoder(.pretty).encode(metadata)
  }

  /// An identifier that is the same for the same recipe.
  private func identifier(_ index: Int) -> UUID {
    var random = SplitMix64(seed: recipe.seed ^ 0x5EED_1D << 32 ^ UInt64(index))
    var bytes: [UInt8] = []
    for _ in 0..<2 { bytes.append(littleEndian: random.next()) }
    bytes[6] = bytes[6] & 0x0F | 0x40  // version 4
    bytes[8] = bytes[8] & 0x3F | 0x80  // variant of RFC 9562
    return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}
