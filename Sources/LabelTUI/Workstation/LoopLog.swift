import FoundationEssentials
import Foundations

/// Records the durations of the event loop's turns. They are written to a file at the end, because
/// writing would affect the measurement.
final class LoopLog {
  /// More than a quarter of an hour at 100 turns per second; later turns are not recorded.
  private static let limit = 100_000

  private let file: URL
  private let start = ContinuousClock.now
  private var records: [LoopTurn] = []
  private var current = LoopTurn()
  private var turnBegan = ContinuousClock.now
  private var partBegan = ContinuousClock.now

  /// A log to be written to `file`.
  init(file: URL) {
    self.file = file
    records.reserveCapacity(Self.limit)
  }

  /// Starts a turn: something woke the loop.
  func begin() {
    turnBegan = .now
    partBegan = turnBegan
    current = LoopTurn()
    current.start = (turnBegan - start).milliseconds / 1000
  }

  /// Ends the part `part` of the turn.
  func end(_ part: WritableKeyPath<LoopTurn, Double>) {
    let now = ContinuousClock.now
    current[keyPath: part] = (now - partBegan).milliseconds
    partBegan = now
  }

  /// Ends the turn, which handled `actions` and resulted in `state`.
  func end(actions: [Action], state: AppState) {
    guard records.count < Self.limit else { return }
    current.total = (partBegan - turnBegan).milliseconds
    current.events = actions.count { if case .terminal = $0 { true } else { false } }
    current.reports = actions.count - current.events
    current.isComplete = state.capture?.isPictureComplete ?? false
    records.append(current)
  }

  /// Writes the log, one turn per line.
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
