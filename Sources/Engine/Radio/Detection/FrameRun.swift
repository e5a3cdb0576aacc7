/// Neighboring bins of a frame that rise above the noise.
struct FrameRun {
  /// The frame, counted from the start of the block.
  var frame: Int
  /// The bins.
  var bins: Range<Int>
  /// The highest level.
  var peak: Float
  /// The sum of the levels.
  var sum: Float
}
