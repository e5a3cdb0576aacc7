import Glibc

/// Starts threads without libdispatch.
///
/// Threads of libdispatch are shared: a lowered priority would affect later work on the same thread, signal handlers
/// have no separate stack, and libdispatch does not report that it cannot start a thread.
package enum OwnThread {
  /// A function that starts a thread. It throws if the system does not allow another thread.
  package typealias Starter =
    @Sendable (@escaping @Sendable () -> Void) throws(ThreadError) -> Void

  /// Bytes of stack: enough for all work of the program, and little enough for a process with a small address space.
  private static let stackSize = 2 << 20
  private static let signalStackSize = 64 << 10

  /// Runs `work` on a new thread, which has the priority of the calling thread and ends with the work. Throws if the
  /// system does not allow another thread.
  package static func start(_ work: @escaping @Sendable () -> Void) throws(ThreadError) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    pthread_attr_setstacksize(&attributes, stackSize)
    let box = Unmanaged.passRetained(Work(body: work))
    var thread = pthread_t()
    let code = pthread_create(&thread, &attributes, Self.main, box.toOpaque())
    guard code == 0 else {
      box.release()
      throw .cannotStart(code: code)
    }
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    let work = Unmanaged<Work>.fromOpaque($0!).takeRetainedValue()
    withSignalStack { work.body() }
    return nil
  }

  /// Gives the calling thread a separate stack for signal handlers during `body`, so that a stack
  /// overflow can be handled.
  private static func withSignalStack(_ body: () -> Void) {
    let memory = malloc(signalStackSize)
    defer { free(memory) }
    var stack = stack_t()
    stack.ss_sp = memory
    stack.ss_size = signalStackSize
    if memory != nil { sigaltstack(&stack, nil) }
    body()
    stack.ss_flags = Int32(SS_DISABLE)
    sigaltstack(&stack, nil)
  }
}
