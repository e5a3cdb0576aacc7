/// Where complex samples come from: a capture file, or memory.
///
/// Readers never hold more than the caller asks for at once.
package protocol IQSource: Sendable {
  /// Samples that can be read.
  var sampleCount: Int { get }

  /// Reads samples `range` as interleaved float32 I, Q into `destination` (at least `2 * range.count`).
  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) throws
}
