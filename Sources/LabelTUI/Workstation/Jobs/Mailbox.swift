import Foundations
import Synchronization

/// What jobs report to the loop: posted from any thread, drained by the loop, which a pipe wakes.
final class Mailbox: Sendable {
  private let pipe: WakePipe
  private let actions = Mutex<[Action]>([])

  /// Throws `WakePipeError` when the system allows no more descriptors.
  init() throws(WakePipeError) { pipe = try WakePipe() }

  /// Becomes readable when something was posted.
  var descriptor: Int32 { pipe.descriptor }

  /// Leaves `action` for the loop.
  func post(_ action: Action) {
    let wasEmpty = actions.withLock { actions in
      actions.append(action)
      return actions.count == 1
    }
    if wasEmpty { pipe.wake() }
  }

  /// Takes everything that was posted.
  func drain() -> [Action] {
    // Emptied before the actions are taken: what is posted in between wakes the loop once more.
    pipe.clear()
    return actions.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }
}
