import FoundationEssentials
import Radio
import Synchronization

/// The workspace of one who makes samples' images again and again, from any thread, one at a time.
///
/// `@unchecked Sendable`: the workspace is touched only under the lock. A `Mutex` cannot hold it, as the
/// compiler does not see that making an image keeps nothing of its arguments.
final class SharedWorkspace: @unchecked Sendable {
  private let threads: Int
  private let lock = Mutex(())
  private lazy var workspace = SpectrogramWorkspace(threads: threads)
  private lazy var encoder = NPZEncoder()

  /// A workspace for `threads` threads, made when it is first used.
  init(threads: Int) { self.threads = threads }

  /// The image of `window` of `source` (see `InferenceSpectrogram`) as a file (see `NPZ`).
  func npz(
    of window: SampleWindow, source: some IQSource, progress: (Double) -> Bool = { _ in true }
  ) throws -> Data {
    try lock.withLock { _ in
      encoder.encode(
        try InferenceSpectrogram.image(
          of: source, window: window, in: workspace, progress: progress))
    }
  }
}
