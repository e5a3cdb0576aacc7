/// Computes the 18 features of a signal in five chunks of equal length. See docs/formats/features.md.
///
/// Memory does not depend on the number of samples. Use it on one thread at a time.
package final class FeatureExtractor {
  /// The number of chunks.
  package static let chunkCount = 5
  /// The fewest samples that a chunk may have.
  package static let leastChunk = 16

  private let analyzer: ChunkAnalyzer

  /// An extractor for samples at `sampleRate` Hz.
  package init(sampleRate: Double) { analyzer = ChunkAnalyzer(sampleRate: sampleRate) }

  /// The features of `range` of `source`; nil if `progress`, called with the completed share, cancelled it by
  /// returning false.
  ///
  /// Up to four samples at the end that do not fill the chunks are left out. Throws `FeatureError.tooShort`, errors of
  /// the source, and `MeasurementError` for samples that are not finite.
  package func summary(
    of range: Range<Int>, in source: some IQSource, progress: (Double) -> Bool = { _ in true }
  ) throws -> FeatureSummary? {
    let count = Self.chunkCount
    let length = range.count / count
    guard length >= Self.leastChunk else { throw FeatureError.tooShort(sampleCount: range.count) }
    var chunks: [FeatureValues] = []
    for chunk in 0..<count {
      let start = range.lowerBound + chunk * length
      let values = try analyzer.features(of: start..<start + length, in: source) {
        progress((Double(chunk) + $0) / Double(count))
      }
      guard let values else { return nil }
      chunks.append(values)
    }
    return FeatureSummary(chunks: chunks)
  }

  /// The features of one chunk, the whole `range` of at least `leastChunk` samples. Throws as `summary`.
  package func chunk(_ range: Range<Int>, in source: some IQSource) throws -> FeatureValues {
    guard range.count >= Self.leastChunk,
      let values = try analyzer.features(of: range, in: source, progress: { _ in true })
    else { throw FeatureError.tooShort(sampleCount: range.count) }
    return values
  }
}
