import Libraries

/// The powers of the frames and bins of a block, bins from the lowest frequency upwards.
///
/// Its rows are the powers of a transform. As soon as the noise is known, spectra and profiles are multiples of the noise.
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
  /// The floats between the starts of two frames. A power of two would let neighboring frames contend for the same lines
  /// of the cache.
  private let stride: Int
  /// One divided by the power of the noise in each bin, where the gain is 1; ones if the noise is not known.
  private(set) var inverseFloor: [Float]
  /// One divided by the gain in each frame; 0 for those that cannot be used.
  private var inverseGains: [Float] = []
  private let values: FloatBuffer
  private let sums: FloatBuffer

  /// A grid with room for `frames` frames.
  init(frames: Int, bins: Int) {
    self.bins = bins
    stride = (bins + 31) & ~15
    values = FloatBuffer(count: frames * stride)
    inverseFloor = [Float](repeating: 1, count: bins)
    sums = FloatBuffer(count: frames * (bins / Self.group))
  }

  /// Starts with `count` frames of undefined content.
  func reset(frames count: Int) {
    frames = count
    isLive = [Bool](repeating: true, count: count)
    inverseFloor = [Float](repeating: 1, count: bins)
    inverseGains = [Float](repeating: 1, count: count)
  }

  /// Spectra and profiles are multiples of `noise` from now on.
  func setNoise(_ noise: NoiseModel) {
    inverseFloor = noise.floor.map { 1 / $0 }
    inverseGains = zip(noise.gains, isLive).map { $1 ? 1 / $0 : 0 }
  }

  /// The factor that takes the gain out of the powers of frame `index`; 0 if there is no such frame, or it cannot be used.
  func factor(ofFrame index: Int) -> Float {
    inverseGains.indices.contains(index) && isLive[index] ? inverseGains[index] : 0
  }

  /// Replaces the powers of frame `index` in `bins` by the mean multiple of the noise in the bins `sides`, which are not empty.
  func bridge(_ bins: Range<Int>, from sides: [Int], ofFrame index: Int) {
    let powers = frame(index)
    let mean = sides.reduce(Float(0)) { $0 + powers[$1] * inverseFloor[$1] } / Float(sides.count)
    for bin in bins { powers[bin] = mean / inverseFloor[bin] }
  }

  /// The powers of frame `index`.
  @inline(__always) func frame(_ index: Int) -> UnsafeMutablePointer<Float> {
    values.start + index * stride
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
    let limit = Selection.quantile(totals.filter { $0.isFinite && $0 > 0 }, 0.5) * Self.silence
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
          frame(index) + band.lowerBound, times: scale * inverseGains[index], count: band.count,
          to: sums)
      }
      for (place, bin) in band.enumerated() { sums[place] *= inverseFloor[bin] }
    }
    return (means, live.count)
  }

  /// The mean over `band` of each frame in `range`.
  func profile(of range: Range<Int>, band: Range<Int>) -> [Float] {
    let scale = 1 / Float(max(1, band.count))
    return inverseFloor.withUnsafeBufferPointer { inverse in
      guard let factors = inverse.baseAddress else { return [] }
      return range.map { index in
        let sum = FloatVectors.sum(
          of: frame(index) + band.lowerBound, times: factors + band.lowerBound, count: band.count)
        return sum * scale * inverseGains[index]
      }
    }
  }
}
