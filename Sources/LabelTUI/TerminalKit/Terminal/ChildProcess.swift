import Glibc

/// Runs programs without input, and waits until they exit.
enum ChildProcess {
  /// Output beyond this many bytes is discarded.
  private static let outputLimit = 16 * 1024

  /// Runs `program`, which is searched in `PATH`, and discards its output. Returns whether it exited with 0.
  static func succeeds(
    _ program: String, arguments: [String], environment: [String: String]
  ) -> Bool {
    guard let child = spawn(program, arguments, environment, output: nil) else { return false }
    return waitForSuccess(child)
  }

  /// Runs `program` and returns its standard output; nil if it cannot be run or exits with an error. A program
  /// that runs longer than `limit` is killed, and the result is nil.
  static func output(
    of program: String, arguments: [String], environment: [String: String], within limit: Duration
  ) -> [UInt8]? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let child = spawn(program, arguments, environment, output: ends[1])
    close(ends[1])
    guard let child else { return nil }
    guard let output = readAll(ends[0], until: .now + limit) else {
      kill(child, SIGKILL)
      _ = waitForSuccess(child)
      return nil
    }
    return waitForSuccess(child) ? output : nil
  }

  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String], output: Int32?
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    if let output { posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Without this, the child inherits the signals that `SignalChannel` blocks.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

    var words = strings([program] + arguments)
    var variables = strings(environment.map { "\($0)=\($1)" })
    defer { for string in words + variables { free(string) } }
    var child = pid_t()
    let result = posix_spawnp(&child, program, &actions, &attributes, &words, &variables)
    return result == 0 ? child : nil
  }

  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  /// Reads until the end of the output, and keeps at most `outputLimit` bytes; nil if the output does not end
  /// before `deadline`.
  private static func readAll(
    _ descriptor: Int32, until deadline: ContinuousClock.Instant
  ) -> [UInt8]? {
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let left = Int32(clamping: Int64((deadline - .now) / .milliseconds(1)))
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&request, 1, left) >= 0 || errno == EINTR else { return nil }
      guard request.revents != 0 else { continue }
      let count = read(descriptor, &buffer, buffer.count)
      guard count >= 0 else { return nil }
      if count == 0 { return content }
      content += buffer[..<min(count, outputLimit - content.count)]
    }
  }

  /// Waits until `child` exits; returns whether it exited with 0.
  private static func waitForSuccess(_ child: pid_t) -> Bool {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }
}
