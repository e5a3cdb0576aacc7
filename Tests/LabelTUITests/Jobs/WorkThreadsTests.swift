import Dispatch
import Foundations
import Glibc
import Labels
import Radio
import Synchronization
import Testing

@testable import Workstation

@Suite("Threads for jobs")
struct WorkThreadsTests {
  /// A system that allows `limit` threads in total.
  private final class Limit: Sendable {
    private let left: Mutex<Int>

    init(_ limit: Int) { left = Mutex(limit) }

    func start(_ work: @escaping @Sendable () -> Void) throws(ThreadError) {
      let isAllowed = left.withLock { left in
        left -= 1
        return left >= 0
      }
      guard isAllowed else { throw .cannotStart(code: EAGAIN) }
      try OwnThread.start(work)
    }
  }

  private func threads(_ limit: Int) -> WorkThreads {
    let limit = Limit(limit)
    return WorkThreads { (work) throws(ThreadError) in try limit.start(work) }
  }

  @Test("jobs of a queue run one after the other, in order")
  func order() throws {
    let queue = SerialQueue(WorkThreads())
    let done = Mutex<[Int]>([])
    for index in 0..<1000 { try queue.add { done.withLock { $0.append(index) } } }
    queue.finish()
    #expect(done.withLock { $0 } == Array(0..<1000))
  }

  @Test(
    "one thread runs the jobs of all queues if no more can be started", .timeLimit(.minutes(1)))
  func oneThread() throws {
    let threads = threads(1)
    let queues = (0..<5).map { _ in SerialQueue(threads) }
    let isOpen = DispatchSemaphore(value: 0)
    try queues[0].add { isOpen.wait() }
    let done = Mutex<[Int]>([])
    for round in 0..<3 {
      for (index, queue) in queues.enumerated() {
        try queue.add { done.withLock { $0.append(10 * index + round) } }
      }
    }
    isOpen.signal()
    for queue in queues { queue.finish() }
    let all = (0..<5).flatMap { queue in (0..<3).map { 10 * queue + $0 } }
    #expect(done.withLock { $0.sorted() } == all)
  }

  @Test("a queue with background priority does not change the priority of others")
  func priorities() throws {
    let threads = WorkThreads()
    let seen = Mutex<[ThreadPriority]>([])
    for _ in 0..<10 {
      let slow = SerialQueue(threads, priority: .background)
      try slow.add { seen.withLock { $0.append(.current) } }
      slow.finish()
      let usual = SerialQueue(threads)
      try usual.add { seen.withLock { $0.append(.current) } }
      usual.finish()
    }
    let expected = (0..<10).flatMap { _ in [ThreadPriority.background, .current] }
    #expect(seen.withLock { $0 } == expected)
  }

  @Test("a job for which no thread can be started is rejected")
  func none() {
    let queue = SerialQueue(threads(0))
    #expect(throws: ThreadError.cannotStart(code: EAGAIN)) { try queue.add {} }
    queue.finish()
    #expect(!queue.isBusy)
  }

  @Test("labels, tiles and measurements that no thread can take are reported as failed")
  func failures() throws {
    let (captures, mailbox, threads) = (OpenCaptures(), try Mailbox(), threads(0))
    LabelWriter(captures: captures, mailbox: mailbox, threads: threads)
      .write(LabelRevision([]), documentID: 1)
    let box = Box(samples: 0..<1, frequencies: 0...1)
    Measurer(captures: captures, mailbox: mailbox, threads: threads).measure(box, captureID: 1)
    let reason = "\(ThreadError.cannotStart(code: EAGAIN))"
    #expect(reason.contains("ulimit -u"))
    let failures = mailbox.drain().map { action in
      switch action {
      case .labels(.failed(1, reason)), .capture(.measurementFailed(1, box, reason)): true
      default: false
      }
    }
    #expect(failures == [true, true])
  }
}
