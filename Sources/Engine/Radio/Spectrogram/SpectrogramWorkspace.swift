import Foundation
import Libraries

/// Plans and buffers of the inference spectrogram, kept from one image to the next: making them
/// takes longer than a short window does. For one image at a time.
package final class SpectrogramWorkspace {
  /// Frames that columns look at: two each, at most.
  private static let mostFrames = 2 * SpectrogramImage.side

  let workers: [FrameWorker]
  private let powers = FloatBuffer(count: mostFrames * SpectrogramKernels.keptCount)

  /// A workspace for `threads` threads, as many as there are processors unless told otherwise. The
  /// image does not depend on their number.
  package convenience init(threads: Int = ProcessInfo.processInfo.activeProcessorCount) {
    self.init(threads: threads, kernels: .best)
  }

  init(threads: Int, kernels: SpectrogramKernels) {
    workers = (0..<max(1, threads)).map { _ in FrameWorker(kernels: kernels) }
  }

  /// Does nothing but `count` of the transforms that frames take, on the caller's thread: what no
  /// spectrogram can be faster than. For benchmarks.
  package func transform(count: Int) {
    workers[0].transform(count: count)
  }

  /// An empty table for `frames`, which replaces the one before.
  func table(for frames: [Int]) -> PowerTable {
    precondition(frames.count <= Self.mostFrames)
    return PowerTable(frames: frames, buffer: powers.start)
  }
}
