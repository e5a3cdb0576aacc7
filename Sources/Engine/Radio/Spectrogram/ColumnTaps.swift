/// The frames from which each column of the image is interpolated, and their weights.
///
/// This is PyTorch's `interpolate(mode="bilinear", align_corners=False)` along time, in float32 as
/// there.
struct ColumnTaps {
  /// The two frames of a column, and the weight of the second.
  struct Tap {
    var first: Int
    var second: Int
    var secondWeight: Float
  }

  /// One tap per column of the image.
  let taps: [Tap]

  /// The taps that make `SpectrogramImage.side` columns from `frameCount` frames.
  init(frameCount: Int) {
    let scale = Float(frameCount) / Float(SpectrogramImage.side)
    taps = (0..<SpectrogramImage.side).map { column in
      let position = max(0, (Float(column) + 0.5) * scale - 0.5)
      let first = min(Int(position), frameCount - 1)
      let second = min(first + 1, frameCount - 1)
      return Tap(first: first, second: second, secondWeight: position - Float(first))
    }
  }

  /// The frames that contribute to any column, in order.
  var frames: [Int] {
    var frames: [Int] = []
    for tap in taps {
      for frame in [tap.first, tap.second] where frames.last.map({ frame > $0 }) ?? true {
        frames.append(frame)
      }
    }
    return frames
  }
}
