import Glibc
import Synchronization

/// What jobs report to the loop: posted from any thread, drained by the loop, which a pipe wakes.
final class Mailbox: Sendable {
  /// Becomes readable when something was posted.
  let descriptor: Int32
  private let wakingEnd: Int32
  private let actions = Mutex<[Action]>([])

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

  /// Leaves `action` for the loop.
  func post(_ action: Action) {
    let wasEmpty = actions.withLock { actions in
      actions.append(action)
      return actions.count == 1
    }
    if wasEmpty { withUnsafePointer(to: UInt8(0)) { _ = write(wakingEnd, $0, 1) } }
  }

  /// Takes everything that was posted.
  func drain() -> [Action] {
    // Emptied before the actions are taken: what is posted in between wakes the loop once more.
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
    return actions.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }
}
