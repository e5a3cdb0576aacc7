import FoundationEssentials
import Radio
import Synchronization

/// A workspace for computing images of samples from any thread, one at a time.
///
/// `@unchecked Sendable`: the workspace is used only while holding the lock. A `Mutex` cannot hold
/// it, because the compiler does not see that computing an image keeps none of its arguments.
final class SharedWorkspace: @unchecked Sendable {
  private let threads: Int
  private let lock = Mutex(())
  private lazy var workspace = SpectrogramWorkspace(threads: threads)
  private lazy var encoder = NPZEncoder()

  /// A workspace for `threads` threads, created at its first use.
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
