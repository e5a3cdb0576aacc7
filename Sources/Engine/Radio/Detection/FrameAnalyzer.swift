import Libraries

/// Computes the powers of frames: the transforms of samples weighted with a Hann window.
///
/// `@unchecked Sendable`: a detector gives each analyzer to one thread at a time.
final class FrameAnalyzer: @unchecked Sendable {
  /// The most samples that are read at a time.
  private static let samplesPerRead = 1 << 15

  private let transform: FFTWTransform
  private let weights: FloatBuffer
  private let samples: FloatBuffer
  private let framesPerRead: Int

  init(bins: Int) {
    transform = FFTWTransform(size: bins)
    weights = FloatBuffer(HannWindow.centered(bins))
    framesPerRead = max(1, Self.samplesPerRead / bins)
    samples = FloatBuffer(count: (framesPerRead + 1) * bins)
  }

  /// Fills `grid` with the frames `range` of `source`.
  func fill(
    _ grid: PowerGrid, frames range: Range<Int>, scale plan: DetectionScale, source: some IQSource
  ) throws {
    grid.reset(frames: range.count)
    var totals: [Float] = []
    totals.reserveCapacity(range.count)
    for first in stride(from: range.lowerBound, to: range.upperBound, by: framesPerRead) {
      let part = first..<min(first + framesPerRead, range.upperBound)
      try read(part, scale: plan, source: source)
      for frame in part {
        let start = 2 * (frame - part.lowerBound) * plan.hop
        SpectrogramKernels.best.weigh(
          samples.start + start, by: weights.start, count: plan.bins,
          into: transform.input.baseAddress!)
        transform.execute()
        totals.append(store(frame - range.lowerBound, in: grid))
      }
    }
    grid.excludeSilence(totals: totals)
  }

  /// Reads the samples of frames `range`; what is missing at the end of the capture is zero.
  private func read(_ range: Range<Int>, scale plan: DetectionScale, source: some IQSource) throws {
    let start = plan.samples.lowerBound + range.lowerBound * plan.hop
    let wanted = (range.count - 1) * plan.hop + plan.bins
    let end = min(start + wanted, plan.samples.upperBound)
    try source.read(start..<end, into: samples.values)
    for index in (2 * (end - start))..<(2 * wanted) { samples.values[index] = 0 }
  }

  /// Stores the powers of the transform as frame `index`; returns their sum.
  private func store(_ index: Int, in grid: PowerGrid) -> Float {
    let powers = grid.frame(index)
    SpectrogramKernels.best.powers(
      of: transform.output.baseAddress!, count: grid.bins, into: powers)
    return grid.sumGroups(index)
  }
}
