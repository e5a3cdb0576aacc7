import Dispatch
import Engine
import Synchronization

/// Brings labels to the disk in the order in which they were drawn. While one state is being
/// written, later ones replace each other, so that fast drawing never piles up.
final class LabelWriter: Sendable {
  private let pending = Mutex<[Int: LabelRevision]>([:])
  private let captures: OpenCaptures
  private let mailbox: Mailbox
  private let queue = DispatchQueue(label: "labeltui.labels", qos: .userInitiated)

  init(captures: OpenCaptures, mailbox: Mailbox) {
    self.captures = captures
    self.mailbox = mailbox
  }

  /// Has `revision` written as the labels of the capture `captureID`.
  func write(_ revision: LabelRevision, captureID: Int) {
    pending.withLock { $0[captureID] = revision }
    queue.async { self.writePending(captureID) }
  }

  /// Closes the capture once its labels are on the disk.
  func close(captureID: Int) {
    queue.async {
      if let open = self.captures[captureID] { self.report(on: open) { try $0.confirm() } }
      self.captures.remove(captureID)
    }
  }

  /// Waits until everything is on the disk, or has failed.
  func finish() {
    queue.sync {
      for open in captures.all { report(on: open) { try $0.confirm() } }
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
      mailbox.post(.labelsWritten(captureID: open.id, revision: revision, report))
    } catch {
      mailbox.post(.labelsFailed(captureID: open.id, reason: "\(error)"))
    }
  }
}
