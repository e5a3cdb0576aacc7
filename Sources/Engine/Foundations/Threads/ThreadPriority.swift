import Glibc

/// A thread's share of the processors when all are busy.
package struct ThreadPriority: Equatable, Sendable {
  private static let process = __priority_which_t(bitPattern: PRIO_PROCESS.rawValue)
  private let niceness: Int32

  /// For work in the background of a thread that must not wait, such as the one that draws.
  package static let background = ThreadPriority(niceness: 10)

  /// The priority of the calling thread. Linux has one per thread; 0 means the calling thread.
  package static var current: ThreadPriority {
    ThreadPriority(niceness: getpriority(process, 0))
  }

  /// Lowers the priority of the calling thread permanently: Linux does not let it be raised again.
  package func adopt() {
    if Self.current.niceness < niceness { setpriority(Self.process, 0, niceness) }
  }
}
