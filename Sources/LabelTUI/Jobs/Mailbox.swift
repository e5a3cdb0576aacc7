import Glibc
import Synchronization

/// What jobs report to the loop: posted from any thread, drained by the loop, which an event
/// descriptor wakes.
final class Mailbox: Sendable {
  /// Becomes readable when something was posted.
  let descriptor: Int32
  private let actions = Mutex<[Action]>([])

  init() {
    descriptor = eventfd(0, Int32(EFD_CLOEXEC.rawValue | EFD_NONBLOCK.rawValue))
    precondition(descriptor >= 0, "no event descriptor: \(String(cString: strerror(errno)))")
  }

  deinit { close(descriptor) }

  /// Leaves `action` for the loop.
  func post(_ action: Action) {
    actions.withLock { $0.append(action) }
    eventfd_write(descriptor, 1)
  }

  /// Takes everything that was posted.
  func drain() -> [Action] {
    var count: eventfd_t = 0
    eventfd_read(descriptor, &count)
    return actions.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }
}
