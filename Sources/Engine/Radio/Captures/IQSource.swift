/// A source of complex samples: a capture file, or memory.
///
/// A source never holds more samples than one call asks for.
package protocol IQSource: Sendable {
  /// The number of samples.
  var sampleCount: Int { get }

  /// Reads samples `range` as interleaved float32 I, Q into `destination`, which has room for at least `2 * range.count` values.
  func read(_ range: Range<Int>, into destination: UnsafeMutableBufferPointer<Float>) throws
}
