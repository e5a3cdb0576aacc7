import Libraries
import Radio

/// The SHA-256 of a window's samples as complex64, little-endian, which identifies the window.
package enum IQHash {
  /// A quarter of a megabyte, which fits into the cache.
  private static let samplesAtOnce = 1 << 15

  /// The hash of samples `range` of `source`, as 64 hexadecimal digits.
  ///
  /// `progress` is called with the completed share, 0...1, and cancels by returning false.
  package static func hexadecimal(
    of source: some IQSource, samples range: Range<Int>,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> String {
    let hash = SHA256()
    var values = [Float](repeating: 0, count: 2 * min(samplesAtOnce, range.count))
    for start in stride(from: range.lowerBound, to: range.upperBound, by: samplesAtOnce) {
      let part = start..<min(start + samplesAtOnce, range.upperBound)
      try values.withUnsafeMutableBufferPointer { buffer in
        try source.read(part, into: buffer)
        hash.update(
          UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer[..<(2 * part.count)])))
      }
      let done = Double(part.upperBound - range.lowerBound) / Double(range.count)
      guard progress(done) else { throw SpectrogramError.cancelled }
    }
    return hash.finish()
  }
}
