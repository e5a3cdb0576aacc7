import Glibc

/// Wakes a thread that polls, from any other one.
package final class WakePipe: Sendable {
  /// Becomes readable by `wake`.
  package let descriptor: Int32
  private let wakingEnd: Int32

  /// Throws `WakePipeError` when the system allows no more descriptors.
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

  /// Takes back what all calls of `wake` did.
  package func clear() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}

/// Why a thread cannot be woken by others.
package struct WakePipeError: Error, Equatable, CustomStringConvertible {
  let code: Int32

  package var description: String {
    "a pipe cannot be opened (\(String(cString: strerror(code)))); raise the limit of open files (ulimit -n)"
  }
}
