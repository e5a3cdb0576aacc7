import Dispatch
import Synchronization

/// Looks once a second whether the files of open captures have grown: a recorder may still be writing.
final class GrowthWatch {
  private let timer: any DispatchSourceTimer
  private let history = History()

  private final class History: Sendable {
    let looks = Mutex(GrowthLooks())
  }

  /// Watches `captures`, on `queue`, and posts what came to them.
  init(_ captures: OpenCaptures, jobs: CaptureJobs, mailbox: Mailbox, queue: DispatchQueue) {
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + 1, repeating: 1, leeway: .milliseconds(100))
    timer.setEventHandler { [history] in
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
    timer.activate()
  }

  deinit { timer.cancel() }
}
