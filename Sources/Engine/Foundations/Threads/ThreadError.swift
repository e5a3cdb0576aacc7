#if canImport(Glibc)
  import Glibc
#endif

/// No thread can be started.
package enum ThreadError: Error, Equatable {
  /// The system call failed with the error number `code`.
  case cannotStart(code: Int32)
}

extension ThreadError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotStart(let code):
      "cannot start a thread (\(String(cString: strerror(code)))); raise the limit of processes"
        + " (ulimit -u) or of memory (ulimit -v) and try again"
    }
  }
}
