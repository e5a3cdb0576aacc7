import Libraries

/// Memory for the levels of a frame.
final class LevelBuffer {
  /// The number of levels that share a mark.
  static let levelsPerMark = 16

  private let first: FloatBuffer
  private let second: FloatBuffer
  /// For each sixteen levels, and for the rest, 0 if none of them exceeds the threshold.
  let marks: UnsafeMutableBufferPointer<UInt8>

  /// A buffer for `bins` levels.
  init(bins: Int) {
    first = FloatBuffer(count: bins + Self.levelsPerMark + 1)
    second = FloatBuffer(count: bins)
    marks = .allocate(capacity: bins / Self.levelsPerMark + 1)
  }

  deinit { marks.deallocate() }

  /// Sums over three frames, of one bin more on either side. The second one, of the first bin, is aligned to a cache line.
  var columns: UnsafeMutablePointer<Float> { first.start + (Self.levelsPerMark - 1) }
  /// The levels.
  var levels: UnsafeMutablePointer<Float> { second.start }
}
