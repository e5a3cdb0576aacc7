/// How many frames are averaged before the lower quartile over time is taken.
struct FrameGroup {
  /// The frames of a group.
  let size: Int
  /// The factor from the sum over a group to an estimate of the mean, if applied before the quartile is taken.
  let scale: Float
  /// The bins on either side over which the estimate is smoothed.
  let reach: Int

  /// The lower quartiles of means over 1, 2, 4, ... frames of white noise of power 1, measured with a Hann window and frames
  /// that overlap by half.
  private static let quartiles: [Float] = [0.288, 0.476, 0.627, 0.738, 0.816, 0.871]

  /// The fewest groups, as long as a group is short; longer ones are only used if there are enough.
  private static let (fewest, enough, shortGroup) = (8, 128, 3)

  /// The group for a block of `frames` frames.
  init(frames: Int) {
    var step = 0
    while step + 1 < Self.quartiles.count,
      frames >> (step + 1) >= (step < Self.shortGroup ? Self.fewest : Self.enough)
    {
      step += 1
    }
    size = 1 << step
    scale = 1 / (Float(size) * Self.quartiles[step])
    reach = min(16, max(1, 128 / frames))
  }
}
