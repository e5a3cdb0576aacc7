import Foundation
import TestSupport

@testable import Foundations
@testable import Service

/// A running `labeltui engine` that a test sends messages to and kills.
final class EngineProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private var pending = Data()

  init(dataset: URL) throws {
    // A write to a killed process must fail instead of ending the tests.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = BuiltProduct.url("labeltui")
    process.arguments = ["engine", "--dataset", dataset.path]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  /// Sends SIGKILL after `seconds`.
  func kill(after seconds: Double) {
    let identifier = process.processIdentifier
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: seconds)
      Glibc.kill(identifier, SIGKILL)
    }
  }

  /// Sends SIGKILL `seconds` after a staged file appears in any class.
  func killWhileWriting(in dataset: URL, after seconds: Double) {
    let identifier = process.processIdentifier
    let folders = ["drone", "video"].map { "\(dataset.path)/signals/\($0)/samples" }
    Thread.detachNewThread {
      let deadline = ContinuousClock.now + .seconds(2)
      while ContinuousClock.now < deadline {
        let names = folders.flatMap { (try? FileSystem.names(in: $0)) ?? [] }
        if names.contains(where: { $0.hasPrefix(".") }) { break }
      }
      usleep(UInt32(seconds * 1e6))
      Glibc.kill(identifier, SIGKILL)
    }
  }

  /// Sends `message` and waits for its reply; nil if the process has ended.
  func answer(to message: String) -> EngineReply? {
    send(message)
    return nextReply()
  }

  func send(_ message: String) {
    try? input.fileHandleForWriting.write(contentsOf: Data((message + "\n").utf8))
  }

  /// The next reply; nil if the process has ended. A reply truncated by the kill does not count.
  func nextReply() -> EngineReply? {
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        let line = pending[..<end]
        pending = Data(pending[pending.index(after: end)...])
        return try? JSONDecoder().decode(EngineReply.self, from: Data(line))
      }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return nil }
      pending += more
    }
  }

  /// Closes the input and waits for the end.
  func finish() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func waitUntilGone() { process.waitUntilExit() }
}
