import Engine
import Synchronization

/// Brings labels to the disk in the order in which they were drawn. While one state is being
/// written, later ones replace each other, so that fast drawing never piles up.
final class LabelWriter: Sendable {
  private let pending = Mutex<[Int: LabelRevision]>([:])
  private let captures: OpenCaptures
  private let mailbox: Mailbox
  private let queue: SerialQueue

  init(captures: OpenCaptures, mailbox: Mailbox, threads: WorkThreads = WorkThreads()) {
    self.captures = captures
    self.mailbox = mailbox
    queue = SerialQueue(threads)
  }

  /// Has `revision` written as the labels of the capture `captureID`.
  func write(_ revision: LabelRevision, captureID: Int) {
    pending.withLock { $0[captureID] = revision }
    do {
      try queue.add { self.writePending(captureID) }
    } catch {
      mailbox.post(.labelsFailed(captureID: captureID, reason: "\(error)"))
    }
  }

  /// Closes the capture once its labels are on the disk.
  func close(captureID: Int) {
    do {
      try queue.add { self.captures.remove(captureID) }
    } catch {
      captures.remove(captureID)
    }
  }

  /// Waits until everything is on the disk, or has failed.
  func finish() { queue.finish() }

  private func writePending(_ captureID: Int) {
    guard let revision = pending.withLock({ $0.removeValue(forKey: captureID) }),
      let open = captures[captureID]
    else { return }
    do {
      let report = try open.labels.write(revision)
      mailbox.post(
        .labelsWritten(captureID: captureID, revision: revision.number, report))
    } catch {
      mailbox.post(.labelsFailed(captureID: captureID, reason: "\(error)"))
    }
  }
}
