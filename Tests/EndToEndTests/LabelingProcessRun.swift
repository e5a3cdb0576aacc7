import Foundation
import TerminalSupport

/// A process that draws boxes on a document (`Tests/LabelingProcess`), and its output.
final class LabelingProcessRun {
  private let process = Process()
  private let output = Pipe()
  private var pending = Data()
  /// The classes of the boxes that the process reported as saved to disk.
  private(set) var acknowledged: [String] = []
  /// The messages of the process about label files.
  private(set) var remarks: [String] = []

  private static let program = BuiltProgram.url.deletingLastPathComponent()
    .appending(path: "LabelingProcess")

  /// Draws `count` boxes on `capture`, one every `pause` milliseconds. Their classes begin with `name`.
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

  /// Waits for the next lines. Returns false at the end of the output.
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

  /// Waits until the process ends, and returns its exit status.
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
