import Libraries

/// Memory for the levels of a frame.
final class LevelBuffer {
  private let first: FloatBuffer
  private let second: FloatBuffer

  /// A buffer for `bins` levels.
  init(bins: Int) {
    first = FloatBuffer(count: bins + 2)
    second = FloatBuffer(count: bins)
  }

  /// Sums over three frames, of one bin more on either side.
  var columns: UnsafeMutablePointer<Float> { first.start }
  /// The levels.
  var levels: UnsafeMutablePointer<Float> { second.start }
}
