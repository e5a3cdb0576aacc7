#if canImport(Glibc)
  import Glibc
#endif

/// Calls of the system that a signal may interrupt.
enum SystemCall {
  /// Repeats `call`, which reports failure by -1 and `errno`, as long as a signal interrupts it.
  static func repeating(_ call: () -> Int32) -> Int32 {
    var result = call()
    while result == -1 && errno == EINTR { result = call() }
    return result
  }
}
