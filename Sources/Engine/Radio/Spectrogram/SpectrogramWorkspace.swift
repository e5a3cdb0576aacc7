import FoundationEssentials
import Libraries

/// Plans and buffers for inference images, kept between images: creating them takes longer than the
/// image of a short window. Use it for one image at a time.
package final class SpectrogramWorkspace {
  /// The maximum number of frames that contribute to the image: two per column.
  private static let mostFrames = 2 * SpectrogramImage.side

  let workers: [FrameWorker]
  private let powers = FloatBuffer(count: mostFrames * SpectrogramKernels.keptCount)

  /// A workspace for `threads` threads, by default one per processor. The image does not depend on
  /// their number.
  package convenience init(threads: Int = ProcessInfo.processInfo.activeProcessorCount) {
    self.init(threads: threads, kernels: .best)
  }

  init(threads: Int, kernels: SpectrogramKernels) {
    workers = (0..<max(1, threads)).map { _ in FrameWorker(kernels: kernels) }
  }

  /// Runs only `count` of the transforms, on the calling thread. For benchmarks.
  package func transform(count: Int) {
    workers[0].transform(count: count)
  }

  /// An empty table for `frames`; it replaces the previous one.
  func table(for frames: [Int]) -> PowerTable {
    precondition(frames.count <= Self.mostFrames)
    return PowerTable(frames: frames, buffer: powers.start)
  }
}
