import Foundation
import Synchronization
import Testing

@testable import Foundations
@testable import Radio

@Suite("Thread priority")
struct ThreadPriorityTests {
  /// The result of `work` on its own thread.
  private func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) -> Value {
    let result = Mutex<Value?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      result.withLock { $0 = work() }
      isDone.signal()
    }
    isDone.wait()
    return result.withLock { $0! }
  }

  @Test("a thread lowers only its own priority")
  func ownThread() {
    let before = onThread { ThreadPriority.current }
    let lowered = onThread { () -> ThreadPriority in
      ThreadPriority.background.adopt()
      return ThreadPriority.current
    }
    #expect(lowered == .background && before != .background)
    #expect(onThread { ThreadPriority.current } == before)
  }

  @Test("our own threads have a stack for signal handlers, which ends with them")
  func signalStack() throws {
    let size = Mutex<Int?>(nil)
    let isDone = DispatchSemaphore(value: 0)
    try OwnThread.start {
      var stack = stack_t()
      if sigaltstack(nil, &stack) == 0, stack.ss_flags & Int32(SS_DISABLE) == 0 {
        size.withLock { $0 = stack.ss_size }
      }
      isDone.signal()
    }
    isDone.wait()
    #expect(size.withLock { $0 } == 64 << 10)
  }

  @Test("low-priority work leaves no slow thread for other work")
  func shared() {
    _ = onThread { () -> Bool in
      ThreadPriority.background.adopt()
      for _ in 0..<20 {
        let work = (0..<4).map { index in BackgroundWork { _ in usleep(500) } }
        for work in work { _ = try? work.result() }
        let stage = ParallelPieces.Stage<Int>(count: 4) { _, _ in usleep(500) }
        _ = try? ParallelPieces.run([stage], by: [0, 1, 2, 3])
      }
      return true
    }
    let queue = DispatchQueue(label: "other", qos: .userInitiated, attributes: .concurrent)
    let group = DispatchGroup()
    let seen = Mutex<[ThreadPriority]>([])
    for _ in 0..<20 {
      queue.async(group: group) {
        usleep(500)
        seen.withLock { $0.append(.current) }
      }
    }
    group.wait()
    #expect(!seen.withLock { $0 }.contains(.background))
  }

  @Test("helper threads have the priority of the thread they help")
  func helpers() {
    let seen = onThread { () -> [ThreadPriority] in
      ThreadPriority.background.adopt()
      let seen = Mutex<[ThreadPriority]>([])
      let bothAreHere = Mutex(0)
      let stage = ParallelPieces.Stage<Int>(count: 2) { _, _ in
        seen.withLock { $0.append(.current) }
        // Each thread takes one of the two pieces.
        bothAreHere.withLock { $0 += 1 }
        while bothAreHere.withLock({ $0 }) < 2 { usleep(100) }
      }
      _ = try? ParallelPieces.run([stage], by: [0, 1])
      return seen.withLock { $0 }
    }
    #expect(seen == [.background, .background])
  }
}
