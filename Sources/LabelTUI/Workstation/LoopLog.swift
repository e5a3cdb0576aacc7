import FoundationEssentials
import Foundations

/// Keeps what the turns of the event loop took, for a file that is written in the end: writing
/// meanwhile would be measured too.
final class LoopLog {
  /// More than a quarter of an hour at 100 turns a second; later ones are left out.
  private static let limit = 100_000

  private let file: URL
  private let start = ContinuousClock.now
  private var records: [LoopTurn] = []
  private var current = LoopTurn()
  private var turnBegan = ContinuousClock.now
  private var partBegan = ContinuousClock.now

  /// A log that ends up in `file`.
  init(file: URL) {
    self.file = file
    records.reserveCapacity(Self.limit)
  }

  /// Something woke the loop.
  func begin() {
    turnBegan = .now
    partBegan = turnBegan
    current = LoopTurn()
    current.start = (turnBegan - start).milliseconds / 1000
  }

  /// The part of the turn called `part` is done.
  func end(_ part: WritableKeyPath<LoopTurn, Double>) {
    let now = ContinuousClock.now
    current[keyPath: part] = (now - partBegan).milliseconds
    partBegan = now
  }

  /// The turn is done, which took in `actions` and ended with `state`.
  func end(actions: [Action], state: AppState) {
    guard records.count < Self.limit else { return }
    current.total = (partBegan - turnBegan).milliseconds
    current.events = actions.count { if case .terminal = $0 { true } else { false } }
    current.reports = actions.count - current.events
    current.isComplete = state.capture?.isPictureComplete ?? false
    records.append(current)
  }

  /// Writes the log, a turn a line.
  func write() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var lines = Data()
    for record in records {
      lines += try encoder.encode(record)
      lines.append(UInt8(ascii: "\n"))
    }
    try AtomicFile.write(lines, to: file)
  }
}

extension Duration {
  fileprivate var milliseconds: Double { self / .milliseconds(1) }
}
