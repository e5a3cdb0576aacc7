import Datasets
import Foundations
import Synchronization
import TerminalKit

/// Makes the thumbnails of the last request, one after another. A new request replaces the rest of the one
/// before, so that thumbnails of pages that the user has left are not made.
final class ThumbnailLoader: Sendable {
  private let dataset: DatasetAccess
  private let mailbox: Mailbox
  private let queue: SerialQueue
  private let wanted = Mutex<ThumbnailRequest?>(nil)

  init(dataset: DatasetAccess, mailbox: Mailbox, queue: SerialQueue) {
    self.dataset = dataset
    self.mailbox = mailbox
    self.queue = queue
  }

  /// Makes the thumbnails of `request` instead of the rest of the last one.
  func want(_ request: ThumbnailRequest) {
    let isIdle = wanted.withLock { wanted in
      defer { wanted = request }
      return wanted == nil
    }
    guard isIdle else { return }
    do {
      try queue.add { self.run() }
    } catch {
      wanted.withLock { $0 = nil }
      mailbox.post(.job(.failed(.loading, reason: "\(error)")))
    }
  }

  /// Makes no more thumbnails, and waits for the one that is being made.
  func finish() {
    wanted.withLock { $0 = nil }
    queue.finish()
  }

  private func run() {
    while let (key, size) = next() {
      mailbox.post(.dataset(dataset.thumbnail(key, size: size)))
    }
  }

  /// Takes the next thumbnail from the request; nil if there is none.
  private func next() -> (key: SampleKey, size: Size)? {
    wanted.withLock { wanted in
      guard var request = wanted, !request.keys.isEmpty else {
        wanted = nil
        return nil
      }
      let key = request.keys.removeFirst()
      wanted = request
      return (key, request.size)
    }
  }
}
