import FoundationEssentials
import Foundations
import Labels

#if canImport(Glibc)
  import Glibc
#endif

/// The file of a synthetic capture, and its labels beside it: an RFCAP, or a SigMF recording if the name ends with
/// `.sigmf-data`. Samples are complex float32.
struct SyntheticCaptureFile {
  private static let blockSize = 1 << 16

  private let url: URL
  private let isSigMF: Bool
  let sampleRate: Double
  let centerFrequency: Double
  let startTime: Double
  /// The signal name in the header of an RFCAP.
  let name: String
  let sampleCount: Int

  /// - Parameter url: the file with the samples; for a SigMF recording, any of its two files.
  init(
    _ url: URL, sampleRate: Double, centerFrequency: Double, startTime: Double, name: String,
    sampleCount: Int
  ) {
    let ending = url.pathExtension.lowercased()
    isSigMF = ending == CaptureFile.dataEnding || ending == CaptureFile.metadataEnding
    self.url =
      ending == CaptureFile.metadataEnding
      ? url.deletingPathExtension().appendingPathExtension(CaptureFile.dataEnding) : url
    self.sampleRate = sampleRate
    self.centerFrequency = centerFrequency
    self.startTime = startTime
    self.name = name
    self.sampleCount = sampleCount
  }

  private var metadata: URL {
    url.deletingPathExtension().appendingPathExtension(CaptureFile.metadataEnding)
  }

  /// Writes the capture with `labels` beside it; nil writes none. The capture gets its name only when it is complete.
  ///
  /// `block` makes the next samples, those in the given range, as interleaved I, Q. `progress` is called with the
  /// completed share. If it returns false, nothing is left, and the result is false. Throws `FileError`, and
  /// `SynthesisError.exists` unless `replacing`.
  func write(
    _ labels: [Annotation]?, replacing: Bool, progress: (Double) -> Bool,
    block: (Range<Int>) -> [Float]
  ) throws -> Bool {
    for path in [url.path, metadata.path] where !replacing && FileSystem.exists(path) {
      throw SynthesisError.exists(path: path)
    }
    let name = ".\(url.lastPathComponent).\(getpid()).labeltui-temporary"
    let temporary = url.deletingLastPathComponent().appending(path: name).path
    do {
      guard try writeSamples(to: temporary, progress: progress, block: block) else {
        unlink(temporary)
        return false
      }
      try FileSystem.rename(temporary, to: url.path)
    } catch {
      unlink(temporary)
      throw error
    }
    // A SigMF recording is not complete without its metadata.
    guard let labels = labels ?? (isSigMF ? [] : nil) else { return true }
    try FolderLock.whileHolding(FileSystem.parent(of: metadata.path)) {
      try AtomicFile.write(labelFile(labels), to: metadata)
    }
    return true
  }

  private func writeSamples(
    to path: String, progress: (Double) -> Bool, block: (Range<Int>) -> [Float]
  ) throws -> Bool {
    let file = try OpenFile(path, flags: O_WRONLY | O_CREAT | O_TRUNC)
    try file.write(Data(header))
    // Blocks are aligned with the blocks of the file: the system caches these in one piece each,
    // which is faster to read.
    let samplesOfHeader = header.count / SampleFormat.cf32LE.bytesPerSample
    for start in stride(from: -samplesOfHeader, to: sampleCount, by: Self.blockSize) {
      let range = max(0, start)..<min(sampleCount, start + Self.blockSize)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(range.count * SampleFormat.cf32LE.bytesPerSample)
      for value in block(range) { bytes.append(littleEndian: value.bitPattern) }
      try file.write(Data(bytes))
      guard progress(Double(range.upperBound) / Double(sampleCount)) else { return false }
    }
    try file.sync()
    return true
  }

  private var header: [UInt8] {
    guard !isSigMF else { return [] }
    return RFCAPHeader(
      sampleRate: sampleRate, centerFrequency: centerFrequency, bandwidth: sampleRate,
      sampleCount: UInt64(sampleCount), startTime: startTime, signalName: name, latitude: 0,
      longitude: 0
    ).bytes
  }

  private func labelFile(_ labels: [Annotation]) throws -> Data {
    let layout = SampleLayout(
      format: .cf32LE, headerBytes: header.count,
      fileSize: header.count + sampleCount * SampleFormat.cf32LE.bytesPerSample)
    var facts = CaptureFacts(url: url, container: isSigMF ? .sigmf : .rfcap, layout: layout)
    facts.sampleRate = sampleRate
    facts.centerFrequency = centerFrequency
    facts.startTime = startTime
    let capture = try Capture(facts)
    var metadata = SigMFMetadata(describing: capture)
    if isSigMF { metadata.global.dataset = nil }
    let mapping = CaptureMapping(metadata, on: capture)
    metadata.annotations = labels.map { annotation in
      var entry = mapping.entry(for: annotation, original: nil, placement: .moved)
      entry.generator = "labeltui synth"
      return entry
    }
    return try OrderedJSONEncoder(.pretty).encode(metadata)
  }

  /// An identifier that is the same for the box at `index` of the same recipe or scene.
  static func identifier(seed: UInt64, index: Int) -> UUID {
    var random = SplitMix64(seed: seed ^ 0x5EED_1D << 32 ^ UInt64(index))
    var bytes: [UInt8] = []
    for _ in 0..<2 { bytes.append(littleEndian: random.next()) }
    bytes[6] = bytes[6] & 0x0F | 0x40  // version 4
    bytes[8] = bytes[8] & 0x3F | 0x80  // variant of RFC 9562
    return bytes.withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
  }
}
