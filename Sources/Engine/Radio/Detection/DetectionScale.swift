/// The division of a capture into frames, bins and blocks, and the parameters in these units.
struct DetectionScale: Sendable, Equatable {
  /// The most cells of a block, which limits the memory.
  private static let cellsPerBlock = 1 << 22
  private static let fewestFrames = 256
  /// The width of a bin in Hz that `transformSize` aims at.
  private static let binWidth = 2e3

  /// The points of a transform, and the number of bins.
  let bins: Int
  /// The samples between two frames.
  let hop: Int
  /// The samples that are searched.
  let samples: Range<Int>
  /// The number of frames.
  let frames: Int
  /// Frames of a block; neighboring blocks overlap by a sixteenth.
  let framesPerBlock: Int

  /// Divides `samples` into blocks of about `cells` cells.
  init(
    samples: Range<Int>, sampleRate: Double, parameters: DetectorParameters,
    cells: Int = Self.cellsPerBlock
  ) {
    let chosen = parameters.transformSize ?? Self.transformSize(sampleRate: sampleRate)
    bins = chosen
    hop = chosen / 2
    self.samples = samples
    frames = max(1, (samples.count - chosen) / hop + 1)
    framesPerBlock = max(Self.fewestFrames, cells / chosen)
  }

  /// The power of two nearest to `value` on a logarithmic scale, 256 to 65,536.
  private static func powerOfTwo(near value: Double) -> Int {
    var size = 256
    while size < 65_536, Double(size) * 1.415 < value { size *= 2 }
    return size
  }

  /// The points of a transform at `sampleRate` that give bins of about 2 kHz.
  static func transformSize(sampleRate: Double) -> Int { powerOfTwo(near: sampleRate / binWidth) }

  /// The place in bins of 0 Hz, where the bins count from the lowest frequency.
  var zero: Double { Double(bins) / 2 + 0.5 }

  /// The number of blocks.
  var blockCount: Int {
    frames <= framesPerBlock ? 1 : (frames - overlap + stride - 1) / stride
  }

  private var overlap: Int { framesPerBlock / 16 }
  private var stride: Int { framesPerBlock - overlap }

  /// The frames of block `index`. The last block is as long as the others, if there are several.
  func frames(ofBlock index: Int) -> Range<Int> {
    guard frames > framesPerBlock else { return 0..<frames }
    let start = min(index * stride, frames - framesPerBlock)
    return start..<start + framesPerBlock
  }

  /// The samples that frames `range` stand for: each stands for the `hop` samples in its middle, the first and the last
  /// also for those before and after.
  func samples(ofFrames range: Range<Int>) -> Range<Int> {
    let first = range.lowerBound <= 0 ? 0 : range.lowerBound * hop + hop / 2
    let end = range.upperBound >= frames ? samples.count : range.upperBound * hop + hop / 2
    let lower = samples.lowerBound + min(first, samples.count - 1)
    return lower..<max(lower + 1, samples.lowerBound + min(end, samples.count))
  }
}
