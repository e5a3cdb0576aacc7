import Dispatch
import Foundations
import Synchronization

/// Encodes and writes a large picture on a separate thread, so that keys need not wait for it. Until it is
/// done, nothing else may be written to the terminal.
final class PictureWriter: Sendable {
  private let pipe: WakePipe
  private let isWriting = Mutex(false)
  private let unfinished = DispatchGroup()
  private let startThread: OwnThread.Starter

  /// Throws `WakePipeError` if the system allows no more file descriptors.
  init(startThread: @escaping OwnThread.Starter = OwnThread.start) throws(WakePipeError) {
    pipe = try WakePipe()
    self.startThread = startThread
  }

  /// A file descriptor that becomes readable when a picture has been written.
  var descriptor: Int32 { pipe.descriptor }

  /// Starts a thread that writes the bytes that `make` returns. If no thread can be started, the calling thread
  /// writes them.
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

  /// Whether a picture is being written. Reading this property clears `descriptor` when the writing
  /// is done.
  var isBusy: Bool {
    pipe.clear()
    return isWriting.withLock { $0 }
  }

  /// Waits until everything is written.
  func finish() { unfinished.wait() }
}
