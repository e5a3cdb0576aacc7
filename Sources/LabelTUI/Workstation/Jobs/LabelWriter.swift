import Foundations
import Radio
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
      mailbox.post(.labels(.failed(id: captureID, reason: "\(error)")))
    }
  }

  /// Closes the capture once its labels are on the disk.
  func close(captureID: Int) {
    do {
      try queue.add {
        if let open = self.captures[captureID] { self.report(on: open) { try $0.confirm() } }
        self.captures.remove(captureID)
      }
    } catch {
      captures.remove(captureID)
    }
  }

  /// Waits until everything is on the disk, or has failed.
  func finish() {
    let confirm = { @Sendable in
      for open in self.captures.all { self.report(on: open) { try $0.confirm() } }
    }
    do {
      try queue.add(confirm)
      queue.finish()
    } catch {
      queue.finish()
      confirm()
    }
  }

  private func writePending(_ captureID: Int) {
    guard let revision = pending.withLock({ $0.removeValue(forKey: captureID) }),
      let open = captures[captureID]
    else { return }
    report(on: open, revision: revision.number) { try $0.write(revision) }
  }

  /// Reports what came of writing the labels of `open`; `revision` is nil for none in particular.
  private func report(
    on open: OpenCapture, revision: Int? = nil,
    _ write: (LabelFile) throws -> LabelFile.WriteReport
  ) {
    do {
      let report = try write(open.labels)
      mailbox.post(.labels(.written(id: open.id, revision: revision, report)))
    } catch {
      mailbox.post(.labels(.failed(id: open.id, reason: "\(error)")))
    }
  }
}
