import Glibc

/// The signals that ask a program to end. They are blocked, so that they do not cut off a
/// save; threads and processes that are started later block them too.
struct EndSignals {
  private var set = sigset_t()

  init() {
    sigemptyset(&set)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for `time`; true if one of the signals arrived.
  func arrived(within time: timespec) -> Bool {
    var (set, time) = (set, time)
    return sigtimedwait(&set, nil, &time) > 0
  }

  /// Whether one of the signals arrived and was not waited for.
  var haveArrived: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return [SIGINT, SIGTERM, SIGHUP].contains { sigismember(&pending, $0) == 1 }
  }
}

extension ExitStatus {
  /// The exit code of shells for a program that Ctrl-C ended.
  static let cancelled = ExitStatus(130, "cancelled")
}
