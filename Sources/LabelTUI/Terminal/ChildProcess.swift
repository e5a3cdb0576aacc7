import Glibc

/// Programs that are run to their end, silently.
enum ChildProcess {
  /// Runs `program`, looked up in `PATH`, with nothing on its standard streams; whether it ran and
  /// ended with 0.
  static func succeeds(
    _ program: String, arguments: [String], environment: [String: String]
  ) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The child would inherit the signals that `SignalChannel` blocks.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var words = strings([program] + arguments)
    var variables = strings(environment.map { "\($0)=\($1)" })
    defer { for string in words + variables { free(string) } }
    var child = pid_t()
    guard posix_spawnp(&child, program, &actions, &attributes, &words, &variables) == 0 else {
      return false
    }
    return endsWell(child)
  }

  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  private static func endsWell(_ child: pid_t) -> Bool {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }
}
