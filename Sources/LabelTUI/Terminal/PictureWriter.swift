import Dispatch
import Glibc
import Synchronization

/// Makes and writes a large picture on a thread of its own: that takes longer than a key should wait.
/// Nothing else may be written to the terminal meanwhile.
final class PictureWriter: Sendable {
  /// Becomes readable when a picture is written.
  let descriptor: Int32

  private let wakingEnd: Int32
  private let queue = DispatchQueue(label: "labeltui.pictures", qos: .userInitiated)
  private let isWriting = Mutex(false)

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "no pipe: \(String(cString: strerror(errno)))")
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (descriptor, wakingEnd) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(wakingEnd)
  }

  /// Begins to write what `make` returns.
  func start(_ make: @escaping @Sendable () -> [UInt8]) {
    isWriting.withLock { $0 = true }
    queue.async { [self] in
      TerminalOutput.write(make())
      isWriting.withLock { $0 = false }
      withUnsafePointer(to: UInt8(0)) { _ = Glibc.write(wakingEnd, $0, 1) }
    }
  }

  /// Whether a picture is being written. Looking takes back what made `descriptor` readable.
  var isBusy: Bool {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    return isWriting.withLock { $0 }
  }

  /// Waits until everything is written.
  func finish() { queue.sync {} }
}
