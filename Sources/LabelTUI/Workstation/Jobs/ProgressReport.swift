import Synchronization

/// Reports the progress of a job, not more often than a person can read, and tells the job whether to
/// continue.
struct ProgressReport: Sendable {
  let kind: Job.Kind
  let mailbox: Mailbox
  let cancel: CancelFlag
  private let clock = ContinuousClock()
  private let interval = Duration.milliseconds(50)

  /// A closure for the engine. It takes the completed share, 0...1, and returns whether to continue.
  func callback() -> (Double) -> Bool {
    var last = clock.now
    return { share in
      let now = clock.now
      if last.duration(to: now) >= interval {
        last = now
        mailbox.post(.job(.progress(kind, share)))
      }
      return !cancel.isCancelled
    }
  }
}

/// A flag that tells a running job to stop.
final class CancelFlag: Sendable {
  private let flag = Atomic(false)

  var isCancelled: Bool { flag.load(ordering: .relaxed) }

  func cancel() { flag.store(true, ordering: .relaxed) }
}
