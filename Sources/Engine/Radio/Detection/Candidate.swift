import Glibc

/// A signal in progress: a rectangle of a block, whose edges become more exact from step to step.
struct Candidate: Equatable {
  /// The frames, counted from the start of the block; later from the start of the capture.
  var frames: Range<Int>
  /// The edges in bins, 0 at the lower edge of the first bin.
  var band: ClosedRange<Double>
  /// The number of cells above the threshold.
  var cells: Int
  /// The mean level of these cells in multiples of the noise.
  var level: Float
  /// The highest level.
  var peak: Float
  /// The mean power in the band without the noise, in multiples of the noise.
  var excess = 0.0
  /// Whether the signal lasts for most of the block.
  var isSteady = false
  /// The number of the region that this candidate was cut from; nil if it was not cut.
  var parent: Int?

  /// A candidate around `region`.
  init(_ region: Region) {
    frames = region.frames
    band = Double(region.bins.lowerBound)...Double(region.bins.upperBound)
    cells = region.cells
    level = region.sum / Float(max(1, region.cells))
    peak = region.peak
  }

  /// A steady signal.
  init(steady frames: Range<Int>, band: ClosedRange<Double>, excess: Double) {
    self.frames = frames
    self.band = band
    self.excess = excess
    (cells, level, peak, isSteady) = (frames.count, Float(excess), Float(excess), true)
  }

  /// The width in bins.
  var width: Double { band.upperBound - band.lowerBound }
  /// The middle in bins.
  var center: Double { (band.upperBound + band.lowerBound) / 2 }
  /// The ratio of signal to noise in dB.
  var decibels: Double { 10 * log10(max(excess, 1e-9)) }

  /// All bins that the band touches, of `count` bins.
  func bins(of count: Int) -> Range<Int> {
    let lower = max(0, min(count - 1, Int(band.lowerBound.rounded(.down))))
    return lower..<max(lower + 1, min(count, Int(band.upperBound.rounded(.up))))
  }

  /// The frames in common with `other`, or minus those between both.
  func sharedFrames(_ other: Candidate) -> Int {
    min(frames.upperBound, other.frames.upperBound)
      - max(frames.lowerBound, other.frames.lowerBound)
  }

  /// The bins in common with `other`, or minus those between both.
  func sharedBins(_ other: Candidate) -> Double {
    min(band.upperBound, other.band.upperBound) - max(band.lowerBound, other.band.lowerBound)
  }

  /// The frames from the first of both to the last.
  func allFrames(_ other: Candidate) -> Range<Int> {
    min(
      frames.lowerBound, other.frames.lowerBound)..<max(frames.upperBound, other.frames.upperBound)
  }

  /// The band of both and what is between them.
  func wholeBand(_ other: Candidate) -> ClosedRange<Double> {
    min(band.lowerBound, other.band.lowerBound)...max(band.upperBound, other.band.upperBound)
  }
}
