import Foundation

/// A Python interpreter, with which tests check that other programs read our files. Without it, these checks are
/// skipped.
public struct Python: Sendable {
  private let executable: String

  /// The result of a script.
  public struct Outcome: Sendable {
    public let status: Int32
    /// Standard output and standard error together.
    public let output: String
  }

  /// The first of these interpreters that can import `module`: the value of LABELTUI_TEST_PYTHON, `python3` in PATH,
  /// `/usr/bin/python3`. Nil if none can.
  public static func having(_ module: String) -> Python? {
    var candidates = ["/usr/bin/env python3", "/usr/bin/python3"]
    if let chosen = ProcessInfo.processInfo.environment["LABELTUI_TEST_PYTHON"] {
      candidates.insert(chosen, at: 0)
    }
    return candidates.lazy.map(Python.init(executable:)).first { python in
      (try? python.run("import \(module)"))?.status == 0
    }
  }

  /// Runs `script` with `arguments` as `sys.argv[1:]`.
  public func run(_ script: String, arguments: [String] = []) throws -> Outcome {
    let process = Process()
    let words = executable.split(separator: " ").map(String.init)
    process.executableURL = URL(filePath: words[0])
    process.arguments = words.dropFirst() + ["-c", script] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
  }
}
