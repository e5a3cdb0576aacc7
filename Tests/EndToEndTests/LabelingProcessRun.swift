import Foundation
import TerminalSupport

/// A process that draws boxes on a capture (`Tests/LabelingProcess`), and its output.
final class LabelingProcessRun {
  private let process = Process()
  private let output = Pipe()
  private var pending = Data()
  /// The boxes that it reported as saved to disk.
  private(set) var acknowledged: [String] = []
  /// Its messages about label files.
  private(set) var remarks: [String] = []

  private static let program = BuiltProgram.url.deletingLastPathComponent()
    .appending(path: "LabelingProcess")

  /// Draws `count` boxes of class `name` on `capture`, one every `pause` milliseconds.
  init(
    _ capture: URL, state: URL, name: String, count: Int, pause: Int, asOrdinaryUser: Bool = false
  ) throws {
    process.executableURL = Self.program
    process.arguments = [
      capture.path, state.path, name, "\(count)", "\(pause)", asOrdinaryUser ? "user" : "root",
    ]
    process.standardOutput = output
    try process.run()
  }

  /// Waits for the next lines; returns false at the end.
  func readMore() -> Bool {
    let more = output.fileHandleForReading.availableData
    pending += more
    while let end = pending.firstIndex(of: 0x0A) {
      let line = String(decoding: pending[..<end], as: UTF8.self)
      pending = Data(pending[pending.index(after: end)...])
      if line.hasPrefix("# ") {
        remarks.append(String(line.dropFirst(2)))
      } else {
        acknowledged.append(line)
      }
    }
    return !more.isEmpty
  }

  /// Waits for the end; returns the exit status.
  func finish() -> Int32 {
    while readMore() {}
    process.waitUntilExit()
    return process.terminationStatus
  }

  deinit {
    if process.isRunning {
      process.terminate()
      process.waitUntilExit()
    }
  }
}
