#if canImport(Glibc)
  import Glibc
#endif

/// Why work cannot be done by a thread of its own.
package enum ThreadError: Error, Equatable {
  /// The system refused, with its error number.
  case cannotStart(code: Int32)
}

extension ThreadError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotStart(let code):
      "no thread can be started (\(String(cString: strerror(code)))); raise the limit of processes"
        + " (ulimit -u) or of memory (ulimit -v) and try again"
    }
  }
}
