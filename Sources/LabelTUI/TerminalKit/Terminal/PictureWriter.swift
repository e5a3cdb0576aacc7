import Dispatch
import Foundations
import Synchronization

/// Makes and writes a large picture on a thread of its own: that takes longer than a key should wait.
/// Nothing else may be written to the terminal meanwhile.
final class PictureWriter: Sendable {
  private let pipe: WakePipe
  private let isWriting = Mutex(false)
  private let unfinished = DispatchGroup()
  private let startThread: OwnThread.Starter

  /// Throws `WakePipeError` when the system allows no more descriptors.
  init(startThread: @escaping OwnThread.Starter = OwnThread.start) throws(WakePipeError) {
    pipe = try WakePipe()
    self.startThread = startThread
  }

  /// Becomes readable when a picture is written.
  var descriptor: Int32 { pipe.descriptor }

  /// Begins to write what `make` returns; does all of it where there is no thread for it.
  func start(_ make: @escaping @Sendable () -> [UInt8]) {
    isWriting.withLock { $0 = true }
    unfinished.enter()
    let write: @Sendable () -> Void = { [self] in
      TerminalOutput.write(make())
      isWriting.withLock { $0 = false }
      pipe.wake()
      unfinished.leave()
    }
    do { try startThread(write) } catch { write() }
  }

  /// Whether a picture is being written. Looking takes back what made `descriptor` readable.
  var isBusy: Bool {
    pipe.clear()
    return isWriting.withLock { $0 }
  }

  /// Waits until everything is written.
  func finish() { unfinished.wait() }
}
