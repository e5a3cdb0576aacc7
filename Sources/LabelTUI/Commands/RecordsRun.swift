import Curation
import Foundations
import Glibc

/// When the boxes of records are saved.
enum RecordsPace: Equatable {
  /// After the last record.
  case atEnd
  /// After this number of records.
  case every(Int)
  /// When a line arrives on standard input.
  case whenAsked
}

/// Reads records to their end, or, if it follows the file, until Ctrl-C.
struct RecordsRun {
  /// The pause between two looks at a file that may grow.
  private static let pause = timespec(tv_sec: 0, tv_nsec: 200_000_000)

  let pace: RecordsPace
  let follows: Bool

  /// Reads and saves the records of `session`.
  func run(_ session: RecordsImport) throws -> RecordsReport {
    var progress = ProgressLine("records")
    defer { progress.end() }
    // From now on a signal waits until this looks for it, so that no save is cut off.
    let signals = follows ? EndSignals() : nil
    repeat {
      try read(session, &progress)
    } while try waitForMore(session, signals, &progress)
    try read(session, &progress)
    session.readLast()
    switch pace {
    case .atEnd, .every: try save(session, &progress)
    case .whenAsked: if !follows { try askAndSave(session, &progress) }
    }
    return try session.finish()
  }

  /// Reads all records that are in the file now.
  private func read(_ session: RecordsImport, _ progress: inout ProgressLine) throws {
    while try session.readNext() {
      progress.show(session.share, "\(session.report.records) records")
      if case .every(let count) = pace, session.waiting >= count {
        try save(session, &progress)
      }
    }
  }

  /// Waits until the file may have grown; false if it does not follow the file, or was asked to end.
  private func waitForMore(
    _ session: RecordsImport, _ signals: EndSignals?, _ progress: inout ProgressLine
  ) throws -> Bool {
    guard let signals else { return false }
    if let notice = try session.followChanges() {
      progress.end()
      StandardError.writeLine("labeltui: \(notice)")
      return true
    }
    if case .whenAsked = pace, StandardInputLine.isReady {
      if StandardInputLine.read() { try save(session, &progress) }
    }
    return !signals.arrived(within: Self.pause)
  }

  private func askAndSave(_ session: RecordsImport, _ progress: inout ProgressLine) throws {
    guard session.waiting > 0 else { return }
    progress.end()
    StandardError.write(
      "\(Quantity.count(session.waiting, "record")) with boxes. Press Enter to save them, Ctrl-D to leave: "
    )
    if StandardInputLine.read() { try save(session, &progress) }
  }

  private func save(_ session: RecordsImport, _ progress: inout ProgressLine) throws {
    let waiting = session.waiting
    try session.save { share in
      progress.show(share, "saving \(Quantity.count(waiting, "record"))")
    }
  }
}

/// Lines on standard input, of which only the arrival matters.
private enum StandardInputLine {
  /// Whether a line, or the end of the input, can be read without waiting.
  static var isReady: Bool {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// Waits for a line; false at the end of the input.
  static func read() -> Bool {
    var byte: UInt8 = 0
    while true {
      let count = Glibc.read(STDIN_FILENO, &byte, 1)
      if count < 0 && errno == EINTR { continue }
      guard count == 1 else { return false }
      if byte == UInt8(ascii: "\n") { return true }
    }
  }
}
