import Glibc

/// A pipe with which any thread can wake a thread that polls.
package final class WakePipe: Sendable {
  /// A file descriptor that becomes readable after `wake`.
  package let descriptor: Int32
  private let wakingEnd: Int32

  /// Throws `WakePipeError` if the system allows no more file descriptors.
  package init() throws(WakePipeError) {
    var ends: [Int32] = [-1, -1]
    let status = pipe(&ends)
    guard status == 0 else { throw WakePipeError(code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (descriptor, wakingEnd) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(wakingEnd)
  }

  /// Makes `descriptor` readable.
  package func wake() { withUnsafePointer(to: UInt8(0)) { _ = write(wakingEnd, $0, 1) } }

  /// Makes `descriptor` not readable until the next `wake`.
  package func clear() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}

/// The system does not allow another pipe.
package struct WakePipeError: Error, Equatable, CustomStringConvertible {
  /// The error number.
  let code: Int32

  package var description: String {
    "cannot open a pipe (\(String(cString: strerror(code)))); raise the limit of open files (ulimit -n)"
  }
}
