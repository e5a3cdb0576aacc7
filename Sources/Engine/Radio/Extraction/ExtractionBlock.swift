import FoundationEssentials
import Libraries

/// Memory for samples of an extraction that are computed at a time.
///
/// `@unchecked Sendable`: one thread at a time fills it, and its bytes are read after that.
final class ExtractionBlock: @unchecked Sendable {
  private let samples: FloatBuffer
  private var count = 0

  /// Memory for `capacity` samples.
  init(capacity: Int) { samples = FloatBuffer(count: 2 * capacity) }

  /// Computes the samples `range` of `extraction`.
  func fill(_ range: Range<Int>, from extraction: BoxExtraction) throws {
    try extraction.read(range, into: samples.values)
    count = range.count
  }

  /// The samples as they are in a file.
  var bytes: Data { Data(bytes: samples.start, count: 2 * count * MemoryLayout<Float>.stride) }
}
