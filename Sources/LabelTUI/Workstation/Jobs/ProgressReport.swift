import Synchronization

/// Reports how far a job is, not more often than a person can read, and whether to go on.
struct ProgressReport: Sendable {
  let kind: Job.Kind
  let mailbox: Mailbox
  let cancel: CancelFlag
  private let clock = ContinuousClock()
  private let interval = Duration.milliseconds(50)

  /// A closure for the engine: takes the share that is done, returns whether to go on.
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

/// Tells a running job that it is not wanted any more.
final class CancelFlag: Sendable {
  private let flag = Atomic(false)

  var isCancelled: Bool { flag.load(ordering: .relaxed) }

  func cancel() { flag.store(true, ordering: .relaxed) }
}
