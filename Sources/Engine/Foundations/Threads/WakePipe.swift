import Glibc

/// A pipe that wakes a polling thread from any other thread.
package final class WakePipe: Sendable {
  /// Becomes readable after `wake`.
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

  /// Undoes all earlier calls of `wake`.
  package func clear() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}

/// The system does not allow another pipe.
package struct WakePipeError: Error, Equatable, CustomStringConvertible {
  let code: Int32

  package var description: String {
    "cannot open a pipe (\(String(cString: strerror(code)))); raise the limit of open files (ulimit -n)"
  }
}
