#if canImport(Glibc)
  import Glibc
#endif

/// System calls that a signal may interrupt.
package enum SystemCall {
  /// Repeats `call`, which reports a failure by -1 and `errno`, while signals interrupt it.
  package static func repeating(_ call: () -> Int32) -> Int32 {
    var result = call()
    while result == -1 && errno == EINTR { result = call() }
    return result
  }
}
