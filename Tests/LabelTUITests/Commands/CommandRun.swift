import Foundation
import TerminalSupport
import TestSupport
import Testing

/// One run of the built program to its end, without a terminal.
struct CommandRun {
  let status: Int32
  let output: String
  let errors: String

  /// Runs `labeltui words` with `input` on standard input, `environment` added to its own, and
  /// `limits` as the arguments of a shell's `ulimit`.
  init(
    _ words: [String], input: String = "", in folder: URL? = nil,
    environment: [String: String] = [:], limits: String? = nil
  ) throws {
    // Files instead of pipes: they need not be read while the program writes.
    let streams = try TemporaryFolder()
    let files = try ["in", "out", "err"].map { name in
      let url = streams.file(name)
      try Data(name == "in" ? input.utf8 : "".utf8).write(to: url)
      return try name == "in" ? FileHandle(forReadingFrom: url) : FileHandle(forWritingTo: url)
    }
    let process = Process()
    if let limits {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments =
        ["-c", "ulimit \(limits) && exec \"$0\" \"$@\"", BuiltProgram.url.path] + words
    } else {
      process.executableURL = BuiltProgram.url
      process.arguments = words
    }
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment) { $1 }
    process.currentDirectoryURL = folder ?? streams.url
    (process.standardInput, process.standardOutput) = (files[0], files[1])
    process.standardError = files[2]
    try process.run()
    process.waitUntilExit()
    // A program ended by a signal has no exit code.
    status = process.terminationStatus + (process.terminationReason == .exit ? 0 : 1000)
    output = String(decoding: try Data(contentsOf: streams.file("out")), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: streams.file("err")), as: UTF8.self)
  }

  /// Runs `labeltui words` and kills it after `seconds`; returns false if it ended successfully before.
  static func isKilled(
    _ words: [String], in folder: URL? = nil, after seconds: Double
  ) throws -> Bool {
    let process = Process()
    process.executableURL = BuiltProgram.url
    process.arguments = words
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    usleep(UInt32(seconds * 1e6))
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    if process.terminationReason == .exit { #expect(process.terminationStatus == 0) }
    return process.terminationReason == .uncaughtSignal
  }

  init(_ words: String...) throws { try self.init(words) }

  /// Output scalars that could control a terminal or be invisible.
  var rawScalars: [Unicode.Scalar] {
    (output + errors).unicodeScalars.filter { scalar in
      scalar != "\n" && [.control, .format].contains(scalar.properties.generalCategory)
    }
  }

  /// Whether standard error contains exactly one line of the program.
  var failsInOneLine: Bool {
    errors.hasPrefix("labeltui: ") && errors.hasSuffix("\n")
      && errors.count { $0 == "\n" } == 1
  }
}
