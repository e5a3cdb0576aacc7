import Datasets
import FoundationEssentials
import Foundations
import Labels
import Radio
import Synchronization

/// Writes revisions of labels in order. While one revision of a document is being written, a new one replaces
/// the waiting one, so that writes do not pile up.
final class LabelWriter: Sendable {
  private let pending = Mutex<[Int: LabelRevision]>([:])
  private let captures: OpenCaptures
  private let pictures: OpenPictures
  private let histories: LabelHistories?
  private let gold: GoldRecorder?
  private let mailbox: Mailbox
  private let queue: SerialQueue

  init(
    captures: OpenCaptures, pictures: OpenPictures = OpenPictures(),
    histories: LabelHistories? = nil, gold: GoldRecorder? = nil, mailbox: Mailbox,
    threads: WorkThreads = WorkThreads()
  ) {
    self.captures = captures
    self.pictures = pictures
    self.histories = histories
    self.gold = gold
    self.mailbox = mailbox
    queue = SerialQueue(threads)
  }

  /// Writes `revision` as the labels of the document `documentID`.
  func write(_ revision: LabelRevision, documentID: Int) {
    pending.withLock { $0[documentID] = revision }
    do {
      try queue.add { self.writePending(documentID) }
    } catch {
      mailbox.post(.labels(.failed(id: documentID, reason: "\(error)")))
    }
  }

  /// Reads the history of the document `documentID`, which was opened with `annotations`.
  func restoreHistory(_ annotations: [Annotation], documentID: Int) {
    // Without a thread, earlier steps cannot be undone.
    try? queue.add {
      guard let histories = self.histories, let path = self.path(of: documentID) else { return }
      do {
        let timeline = try histories.restore(annotations, of: path, documentID: documentID)
        guard !timeline.isEmpty else { return }
        self.mailbox.post(.labels(.restoredHistory(id: documentID, timeline)))
      } catch {
        self.mailbox.post(.labels(.failedHistory(reason: "\(error)")))
      }
    }
  }

  /// Appends `records` to the history of the document `documentID`.
  func record(_ records: [LabelHistoryRecord], documentID: Int) {
    // Without a thread, the labels are not written either, which is reported.
    try? queue.add {
      guard let histories = self.histories, let path = self.path(of: documentID) else { return }
      do {
        try histories.append(records, of: path, documentID: documentID)
      } catch {
        self.mailbox.post(.labels(.failedHistory(reason: "\(error)")))
      }
    }
  }

  /// Performs `work` after the writes that were requested before; at once if no thread can be started.
  func perform(_ work: @escaping @Sendable () -> Void) {
    do { try queue.add(work) } catch { work() }
  }

  /// Closes the document once its labels are on disk.
  func close(documentID: Int) {
    do {
      try queue.add {
        if let labels = self.labels(of: documentID) {
          self.report(on: labels, documentID: documentID) { try $0.confirm() }
        }
        self.remove(documentID)
      }
    } catch {
      remove(documentID)
    }
  }

  /// Waits until all labels are on disk, or cannot be written.
  func finish() {
    let confirm = { @Sendable in
      let open = self.captures.all.map { ($0.id, $0.labels as any LabelStore) }
      for (id, labels) in open + self.pictures.all {
        self.report(on: labels, documentID: id) { try $0.confirm() }
      }
    }
    do {
      try queue.add(confirm)
      queue.finish()
    } catch {
      queue.finish()
      confirm()
    }
  }

  private func writePending(_ documentID: Int) {
    guard let revision = pending.withLock({ $0.removeValue(forKey: documentID) }),
      let labels = labels(of: documentID)
    else { return }
    report(on: labels, documentID: documentID, revision: revision.number) {
      try $0.write(revision)
    }
    // The labels are on disk: `labeltui gold score` notes what cannot be noted now.
    if let capture = captures[documentID]?.capture {
      _ = try? gold?.record(revision.annotations, of: capture)
    }
  }

  private func labels(of documentID: Int) -> (any LabelStore)? {
    captures[documentID]?.labels ?? pictures[documentID]
  }

  /// The path that identifies the document `documentID`; nil if it is closed.
  private func path(of documentID: Int) -> String? {
    (captures[documentID]?.capture.url ?? pictures.url(of: documentID))?.standardizedFileURL.path
  }

  private func remove(_ documentID: Int) {
    histories?.close(documentID: documentID)
    captures.remove(documentID)
    pictures.remove(documentID)
  }

  /// Reports the result of writing `labels`; `revision` is nil if no new revision was written.
  private func report(
    on labels: any LabelStore, documentID: Int, revision: Int? = nil,
    _ write: (any LabelStore) throws -> LabelWriteReport
  ) {
    do {
      let report = try write(labels)
      mailbox.post(.labels(.written(id: documentID, revision: revision, report)))
    } catch {
      mailbox.post(.labels(.failed(id: documentID, reason: "\(error)")))
    }
  }
}
