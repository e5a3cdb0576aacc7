import Dispatch

/// Looks once a second whether the files of open captures have grown: a recorder may still be writing.
final class GrowthWatch {
  private let timer: any DispatchSourceTimer

  /// Watches `captures`, on `queue`, and posts what came to them.
  init(_ captures: OpenCaptures, jobs: CaptureJobs, mailbox: Mailbox, queue: DispatchQueue) {
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.schedule(deadline: .now() + 1, repeating: 1, leeway: .milliseconds(100))
    timer.setEventHandler {
      for open in captures.all where open.reader.fileHasGrown {
        // Metadata that is just being written is read by the next look.
        guard case .grown(let id, let capture)? = try? jobs.reload(open.id),
          capture.sampleCount > open.capture.sampleCount
        else { continue }
        mailbox.post(.grown(id: id, capture: capture))
      }
    }
    timer.activate()
  }

  deinit { timer.cancel() }
}
