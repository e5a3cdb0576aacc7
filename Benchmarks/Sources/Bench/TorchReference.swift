import Commands
import Foundation
import Radio

/// The PyTorch reference in its own process, which runs once per request.
final class TorchReference {
  private static let script = Workplace.root.appending(path: "Benchmarks/torch_reference.py")
  private static let definition = Workplace.root.deletingLastPathComponent()
    .appending(path: "shared/reference/make_goldens.py")

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// Starts `python` with the samples of `capture`; nil, after a message, if it has no PyTorch or
  /// the reference is not available.
  init?(python: String, capture: Capture, threads: Int) throws {
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      python, Self.script.path, Self.definition.path, capture.url.path,
      String(capture.headerBytes), String(threads),
    ]
    // Otherwise its threads spin after a run and disturb the next measurement.
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["OMP_WAIT_POLICY": "PASSIVE", "KMP_BLOCKTIME": "0"]
    ) { _, passive in passive }
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let answer = line()
    guard answer == "ready" else {
      StandardError.writeLine("bench: without the PyTorch reference: \(answer)")
      return nil
    }
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The seconds of one run, without reading the file.
  func seconds() throws -> Double {
    try input.fileHandleForWriting.write(contentsOf: Data("run\n".utf8))
    let answer = line()
    guard let seconds = Double(answer) else { throw BenchError.torchStopped(output: answer) }
    return seconds
  }

  private func line() -> String {
    var bytes: [UInt8] = []
    while let byte = try? output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 {
      bytes.append(byte)
    }
    return bytes.isEmpty ? "python did not answer" : String(decoding: bytes, as: UTF8.self)
  }
}
