import Glibc

/// Runs programs with minimal overhead.
enum ChildProgram {
  /// Runs `path` with `arguments` to its end and discards its output.
  static func run(_ path: String, _ arguments: String...) throws { try run(path, arguments) }

  /// Runs `path` with `arguments` to its end and discards its output.
  static func run(_ path: String, _ arguments: [String]) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    let words = ([path] + arguments).map { strdup($0) }
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, path, &actions, nil, words + [nil], environ)
    guard code == 0 else { throw BenchError.system("posix_spawn", path: path, code: code) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw BenchError.system("waitpid", path: path, code: errno) }
    }
    guard status == 0 else { throw BenchError.failedProgram(path: path, status: status) }
  }
}
