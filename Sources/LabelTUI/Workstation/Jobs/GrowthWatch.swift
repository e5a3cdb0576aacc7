import Foundations
import Radio
import Synchronization

/// Looks once a second whether the files of open captures have grown: a recorder may still be writing.
final class GrowthWatch {
  private static let interval = Duration.seconds(1)

  private let captures: OpenCaptures
  private let jobs: CaptureJobs
  private let mailbox: Mailbox
  private let queue: SerialQueue
  private let history = History()
  private var nextLook = ContinuousClock.now + interval

  private final class History: Sendable {
    let looks = Mutex(GrowthLooks())
  }

  /// Watches `captures`, on `queue`, and posts what came to them.
  init(_ captures: OpenCaptures, jobs: CaptureJobs, mailbox: Mailbox, queue: SerialQueue) {
    self.captures = captures
    self.jobs = jobs
    self.mailbox = mailbox
    self.queue = queue
  }

  /// Milliseconds until `lookIfDue` has something to do, for `poll`.
  var pollTimeout: Int32 {
    Int32(clamping: max(0, Int64((nextLook - .now) / .milliseconds(1)) + 1))
  }

  /// Begins to look when a second has passed, unless the queue is busy or has no thread.
  func lookIfDue() {
    guard ContinuousClock.now >= nextLook else { return }
    nextLook = .now + Self.interval
    guard !queue.isBusy else { return }
    try? queue.add { [captures, jobs, mailbox, history] in
      Self.look(at: captures, history, jobs: jobs, mailbox: mailbox)
    }
  }

  private static func look(
    at captures: OpenCaptures, _ history: History, jobs: CaptureJobs, mailbox: Mailbox
  ) {
    for open in captures.all where open.reader.fileHasGrown {
      // Metadata that is just being written is read by the next look.
      guard case .grown(let id, let capture)? = try? jobs.reload(open.id),
        capture.sampleCount > open.capture.sampleCount
      else { continue }
      mailbox.post(.grown(id: id, capture: capture))
    }
    let counts = captures.all.map { ($0.id, $0.capture.sampleCount) }
    let settled = history.looks.withLock {
      $0.look(at: Dictionary(counts) { _, last in last })
    }
    for id in settled { mailbox.post(.settled(id: id)) }
  }
}
