import Foundations
import Synchronization

/// Reports of jobs to the loop: posted by any thread, read by the loop, which a pipe wakes.
final class Mailbox: Sendable {
  private let pipe: WakePipe
  private let actions = Mutex<[Action]>([])

  /// Throws `WakePipeError` when the system allows no more descriptors.
  init() throws(WakePipeError) { pipe = try WakePipe() }

  /// Becomes readable when an action was posted.
  var descriptor: Int32 { pipe.descriptor }

  /// Posts `action` to the loop.
  func post(_ action: Action) {
    let wasEmpty = actions.withLock { actions in
      actions.append(action)
      return actions.count == 1
    }
    if wasEmpty { pipe.wake() }
  }

  /// Returns everything that was posted since the last call.
  func drain() -> [Action] {
    // Before the actions are taken: what is posted in between wakes the loop again.
    pipe.clear()
    return actions.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }
}
