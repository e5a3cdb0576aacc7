import Foundations
import Synchronization

/// The resources of one thread of the detector.
///
/// `@unchecked Sendable`: a detector gives each worker to one thread at a time.
final class DetectionWorker: @unchecked Sendable {
  private let scale: DetectionScale
  private let analyzer: FrameAnalyzer
  private let grid: PowerGrid
  private let detector: BlockDetector

  init(scale: DetectionScale, limits: DetectionLimits) {
    self.scale = scale
    analyzer = FrameAnalyzer(bins: scale.bins)
    grid = PowerGrid(frames: min(scale.frames, scale.framesPerBlock), bins: scale.bins)
    detector = BlockDetector(limits: limits, zero: scale.zero)
  }

  /// The signals of block `index`; frames count from the start of the block.
  func signals(ofBlock index: Int, source: some IQSource) throws -> [Candidate] {
    try analyzer.fill(grid, frames: scale.frames(ofBlock: index), scale: scale, source: source)
    return detector.signals(in: grid)
  }
}
