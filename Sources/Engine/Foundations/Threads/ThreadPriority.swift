import Glibc

/// A thread's share of the processors when all are busy.
package struct ThreadPriority: Equatable, Sendable {
  private static let process = __priority_which_t(bitPattern: PRIO_PROCESS.rawValue)
  private let niceness: Int32

  /// For background work that must not slow down other threads, such as the thread that draws.
  package static let background = ThreadPriority(niceness: 10)

  /// The priority of the calling thread. On Linux, `getpriority` with 0 returns it.
  package static var current: ThreadPriority {
    ThreadPriority(niceness: getpriority(process, 0))
  }

  /// Lowers the priority of the calling thread. The thread cannot raise it again.
  package func adopt() {
    if Self.current.niceness < niceness { setpriority(Self.process, 0, niceness) }
  }
}
