import FoundationEssentials

/// Samples in memory: complex64, little-endian, as in messages to the engine.
package struct MemoryIQSource: IQSource {
  private static let bytesPerSample = SampleFormat.cf32LE.bytesPerSample
  private let bytes: Data

  package let sampleCount: Int

  /// Wraps `bytes`; a partial sample at the end is ignored.
  package init(bytes: Data) {
    self.bytes = bytes
    sampleCount = bytes.count / Self.bytesPerSample
  }

  /// Wraps interleaved I, Q values.
  package init(interleaved values: [Float]) {
    self.init(bytes: values.withUnsafeBytes { Data($0) })
  }

  package func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= sampleCount)
    precondition(destination.count >= 2 * range.count)
    bytes.withUnsafeBytes { bytes in
      let start = range.lowerBound * Self.bytesPerSample
      let end = range.upperBound * Self.bytesPerSample
      UnsafeMutableRawBufferPointer(destination).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
    }
  }
}
