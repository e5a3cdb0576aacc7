import Libraries

/// The powers of the frames and bins of a block, bins from the lowest frequency upwards.
///
/// It first holds the powers of a transform; `NoiseModel` divides them by those of the noise.
final class PowerGrid {
  /// The number of bins of a frame.
  let bins: Int
  /// The number of frames in use.
  private(set) var frames = 0
  /// Whether each frame can be used: not all zeros, and all samples finite.
  private(set) var isLive: [Bool] = []
  /// The number of neighboring bins that `groupSums` adds up.
  static let group = 8
  /// The share of the usual power of a frame below which it is silent.
  private static let silence: Float = 1e-4
  private let values: FloatBuffer
  private let sums: FloatBuffer

  /// A grid with room for `frames` frames.
  init(frames: Int, bins: Int) {
    self.bins = bins
    values = FloatBuffer(count: frames * bins)
    sums = FloatBuffer(count: frames * (bins / Self.group))
  }

  /// Starts with `count` frames of undefined content.
  func reset(frames count: Int) {
    frames = count
    isLive = [Bool](repeating: true, count: count)
  }

  /// The powers of frame `index`.
  @inline(__always) func frame(_ index: Int) -> UnsafeMutablePointer<Float> {
    values.start + index * bins
  }

  /// The number of groups of bins.
  var groups: Int { bins / Self.group }

  /// The sums of neighboring bins of frame `index`, as `sumGroups` found them.
  @inline(__always) func groupSums(_ index: Int) -> UnsafeMutablePointer<Float> {
    sums.start + index * groups
  }

  /// Adds up neighboring bins of frame `index`; returns the sum of all.
  func sumGroups(_ index: Int) -> Float {
    SpectrogramKernels.best.eights(of: frame(index), count: bins, into: groupSums(index))
    return FloatVectors.sum(groupSums(index), count: groups)
  }

  /// Excludes frames that are damaged, or silent in comparison with the others. `totals` are the sums of all frames.
  func excludeSilence(totals: [Float]) {
    let usual = totals.filter { $0.isFinite && $0 > 0 }.sorted()
    let limit = usual.isEmpty ? 0 : usual[usual.count / 2] * Self.silence
    for (index, total) in totals.enumerated() where !total.isFinite || total <= limit {
      clear(index)
    }
  }

  /// Excludes frame `index`.
  private func clear(_ index: Int) {
    isLive[index] = false
    frame(index).update(repeating: 0, count: bins)
  }

  /// The indices of the live frames in `range`.
  func liveFrames(in range: Range<Int>) -> [Int] {
    range.clamped(to: 0..<frames).filter { isLive[$0] }
  }

  /// The mean over live frames in `range` of each bin in `band`, and the number of these frames.
  func spectrum(of range: Range<Int>, band: Range<Int>) -> (means: [Float], frames: Int) {
    var means = [Float](repeating: 0, count: band.count)
    let live = liveFrames(in: range)
    let scale = 1 / Float(max(1, live.count))
    means.withUnsafeMutableBufferPointer { means in
      guard let sums = means.baseAddress else { return }
      for index in live {
        SpectrogramKernels.best.add(
          frame(index) + band.lowerBound, times: scale, count: band.count, to: sums)
      }
    }
    return (means, live.count)
  }

  /// The mean over `band` of each frame in `range`.
  func profile(of range: Range<Int>, band: Range<Int>) -> [Float] {
    let scale = 1 / Float(max(1, band.count))
    return range.map { index in
      FloatVectors.sum(frame(index) + band.lowerBound, count: band.count) * scale
    }
  }
}
