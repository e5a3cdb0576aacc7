import Dispatch
import Synchronization

/// Makes and writes a large picture on a thread of its own: that takes longer than a key should wait.
/// Nothing else may be written to the terminal meanwhile.
final class PictureWriter: Sendable {
  private let pipe = WakePipe()
  private let queue = DispatchQueue(label: "labeltui.pictures", qos: .userInitiated)
  private let isWriting = Mutex(false)

  /// Becomes readable when a picture is written.
  var descriptor: Int32 { pipe.descriptor }

  /// Begins to write what `make` returns.
  func start(_ make: @escaping @Sendable () -> [UInt8]) {
    isWriting.withLock { $0 = true }
    queue.async { [self] in
      TerminalOutput.write(make())
      isWriting.withLock { $0 = false }
      pipe.wake()
    }
  }

  /// Whether a picture is being written. Looking takes back what made `descriptor` readable.
  var isBusy: Bool {
    pipe.clear()
    return isWriting.withLock { $0 }
  }

  /// Waits until everything is written.
  func finish() { queue.sync {} }
}
