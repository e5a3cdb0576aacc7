import Libraries
import Radio

/// A source that computes the SHA-256 of a range of samples while they are read for another purpose, so
/// that they are read once.
///
/// `@unchecked Sendable`: one thread reads it, and asks for the hash after that.
final class HashedSource<Source: IQSource>: IQSource, @unchecked Sendable {
  private let source: Source
  private let samples: Range<Int>
  private let hash = SHA256()
  /// The first sample that is not in the hash yet.
  private var next: Int

  /// Reads `source`, and hashes `samples` of it.
  init(_ source: Source, samples: Range<Int>) {
    self.source = source
    self.samples = samples
    next = samples.lowerBound
  }

  var sampleCount: Int { source.sampleCount }

  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) throws {
    try source.read(range, into: destination)
    let end = min(range.upperBound, samples.upperBound)
    guard range.lowerBound <= next, next < end else { return }
    let values = 2 * (next - range.lowerBound)..<2 * (end - range.lowerBound)
    hash.update(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: destination[values])))
    next = end
  }

  /// The hash of the samples, as `IQHash` computes it; call it once. Samples that were not read in order
  /// are read again.
  func hexadecimal() throws -> String {
    next == samples.upperBound
      ? hash.finish() : try IQHash.hexadecimal(of: source, samples: samples)
  }
}
