import Glibc

/// Runs programs without input, and waits until they exit.
package enum ChildProcess {
  /// Output beyond this many bytes is discarded.
  private static let outputLimit = 16 * 1024

  /// Runs `program`, which is searched in `PATH`, and discards its output. Returns whether it exited with 0.
  package static func succeeds(
    _ program: String, arguments: [String], environment: [String: String]
  ) -> Bool {
    let child = SpawnedProcess(
      program, arguments: arguments, environment: environment, descriptors: [nil, nil, nil])
    guard let child else { return false }
    return child.wait() == .exited(0)
  }

  /// Runs `program` and returns its standard output; nil if it cannot be run or exits with an error. A program
  /// that runs longer than `limit` is killed, and the result is nil.
  package static func output(
    of program: String, arguments: [String], environment: [String: String], within limit: Duration
  ) -> [UInt8]? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let child = SpawnedProcess(
      program, arguments: arguments, environment: environment, descriptors: [nil, ends[1], nil])
    close(ends[1])
    guard let child else { return nil }
    guard let output = readAll(ends[0], until: .now + limit) else {
      _ = child.kill()
      return nil
    }
    return child.wait() == .exited(0) ? output : nil
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
}
