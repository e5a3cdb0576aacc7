import Glibc

/// What a thread gets of processors that all have something to do.
package struct ThreadPriority: Equatable, Sendable {
  private static let process = __priority_which_t(bitPattern: PRIO_PROCESS.rawValue)
  private let niceness: Int32

  /// For work beside a thread that must not wait, as one that draws.
  package static let background = ThreadPriority(niceness: 10)

  /// That of the calling thread. Linux has one for each thread, and who 0 is the calling one.
  package static var current: ThreadPriority {
    ThreadPriority(niceness: getpriority(process, 0))
  }

  /// Lowers the calling thread's priority to this one, for good: none can be raised again.
  package func adopt() {
    if Self.current.niceness < niceness { setpriority(Self.process, 0, niceness) }
  }
}
