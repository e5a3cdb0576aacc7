import Foundations
import Labels
import Synchronization

/// Writes labels in the order in which they were drawn. While one revision of a document is being written,
/// later ones replace each other, so that fast drawing never piles up.
final class LabelWriter: Sendable {
  private let pending = Mutex<[Int: LabelRevision]>([:])
  private let documents: any LabeledDocuments
  private let mailbox: Mailbox
  private let queue: SerialQueue

  init(
    documents: any LabeledDocuments, mailbox: Mailbox, threads: WorkThreads = WorkThreads()
  ) {
    self.documents = documents
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

  /// Closes the document once its labels are on disk.
  func close(documentID: Int) {
    do {
      try queue.add {
        self.confirm(documentID)
        self.documents.remove(documentID)
      }
    } catch {
      documents.remove(documentID)
    }
  }

  /// Waits until all labels are on disk, or cannot be written.
  func finish() {
    let confirm = { @Sendable in self.documents.ids.forEach(self.confirm) }
    do {
      try queue.add(confirm)
      queue.finish()
    } catch {
      queue.finish()
      confirm()
    }
  }

  private func writePending(_ id: Int) {
    guard let revision = pending.withLock({ $0.removeValue(forKey: id) }),
      let labels = documents.labels(of: id)
    else { return }
    report(id, revision: revision.number) { try labels.write(revision) }
  }

  private func confirm(_ id: Int) {
    guard let labels = documents.labels(of: id) else { return }
    report(id) { try labels.confirm() }
  }

  /// Reports how `write` did for the document `id`; `revision` is nil for none in particular.
  private func report(_ id: Int, revision: Int? = nil, _ write: () throws -> LabelWriteReport) {
    do {
      mailbox.post(.labels(.written(id: id, revision: revision, try write())))
    } catch {
      mailbox.post(.labels(.failed(id: id, reason: "\(error)")))
    }
  }
}

/// The open documents, as far as their labels are concerned.
protocol LabeledDocuments: Sendable {
  /// The ids of all open documents.
  var ids: [Int] { get }

  /// The labels of the document `id`; nil when it is closed.
  func labels(of id: Int) -> (any LabelStore)?

  /// Closes the document `id`.
  func remove(_ id: Int)
}

extension OpenCaptures: LabeledDocuments {
  var ids: [Int] { all.map(\.id) }

  func labels(of id: Int) -> (any LabelStore)? { self[id]?.labels }
}
