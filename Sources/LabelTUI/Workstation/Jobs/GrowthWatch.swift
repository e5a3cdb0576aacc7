import Foundations
import Radio
import Synchronization

/// Checks once a second whether the files of open captures have grown: a recorder may still be writing.
final class GrowthWatch {
  private static let interval = Duration.seconds(1)

  private let captures: OpenCaptures
  private let loader: CaptureLoader
  private let mailbox: Mailbox
  private let queue: SerialQueue
  private let history = SharedHistory()
  private var nextCheck = ContinuousClock.now + interval

  private final class SharedHistory: Sendable {
    let history = Mutex(GrowthHistory())
  }

  /// Checks `captures` on `queue`, and posts those that have grown.
  init(_ captures: OpenCaptures, loader: CaptureLoader, mailbox: Mailbox, queue: SerialQueue) {
    self.captures = captures
    self.loader = loader
    self.mailbox = mailbox
    self.queue = queue
  }

  /// Milliseconds until `checkIfDue` has something to do, for `poll`.
  var pollTimeout: Int32 {
    Int32(clamping: max(0, Int64((nextCheck - .now) / .milliseconds(1)) + 1))
  }

  /// Starts a check if a second has passed, unless the queue is busy or has no thread.
  func checkIfDue() {
    guard ContinuousClock.now >= nextCheck else { return }
    nextCheck = .now + Self.interval
    guard !queue.isBusy else { return }
    try? queue.add { [captures, loader, mailbox, history] in
      Self.check(captures, history, loader: loader, mailbox: mailbox)
    }
  }

  private static func check(
    _ captures: OpenCaptures, _ shared: SharedHistory, loader: CaptureLoader, mailbox: Mailbox
  ) {
    for open in captures.all where open.reader.fileHasGrown {
      // Reading fails while a recorder is writing the metadata; the next check reads it.
      guard case .grown(let id, let capture)? = try? loader.reload(open.id),
        capture.sampleCount > open.capture.sampleCount
      else { continue }
      mailbox.post(.capture(.grown(id: id, capture: capture)))
    }
    let counts = captures.all.map { ($0.id, $0.capture.sampleCount) }
    let settled = shared.history.withLock {
      $0.update(Dictionary(counts) { _, last in last })
    }
    for id in settled { mailbox.post(.capture(.settled(id: id))) }
  }
}

/// How the lengths of open captures changed between checks.
struct GrowthHistory {
  private struct Entry {
    var sampleCount: Int
    /// The number of checks since the capture grew; nil if it has not grown, or has stopped growing.
    var quietChecks: Int?
  }

  /// The number of checks without a new sample after which a capture has stopped growing.
  static let settledAfter = 3

  private var entries: [Int: Entry] = [:]

  /// Notes the samples of every open capture by its number; returns those that have stopped growing.
  mutating func update(_ sampleCounts: [Int: Int]) -> [Int] {
    entries = entries.filter { sampleCounts[$0.key] != nil }
    return sampleCounts.keys.sorted().filter { id in
      let count = sampleCounts[id]!
      guard let last = entries.updateValue(Entry(sampleCount: count), forKey: id) else {
        return false
      }
      let quiet = last.sampleCount == count ? last.quietChecks.map { $0 + 1 } : 0
      guard let quiet, quiet < Self.settledAfter else { return quiet != nil }
      entries[id]?.quietChecks = quiet
      return false
    }
  }
}
