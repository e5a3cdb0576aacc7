import Foundations
import Synchronization

/// The actions that jobs report to the event loop. Any thread posts them; the loop reads them, and a pipe
/// wakes it.
final class Mailbox: Sendable {
  private let pipe: WakePipe
  private let actions = Mutex<[Action]>([])

  /// Throws `WakePipeError` if the system allows no more descriptors.
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

  /// Returns all actions that were posted since the last call.
  func drain() -> [Action] {
    // The pipe is cleared before the actions are read: an action that is posted in between wakes the loop
    // again.
    pipe.clear()
    return actions.withLock { actions in
      defer { actions = [] }
      return actions
    }
  }
}
