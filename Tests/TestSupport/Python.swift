import Foundation

/// A Python interpreter that checks how others read our files; tests are skipped without it.
public struct Python: Sendable {
  private let executable: String

  /// The result of a script.
  public struct Outcome: Sendable {
    public let status: Int32
    /// Standard output and error together.
    public let output: String
  }

  /// The first interpreter that can import `module`: from LABELTUI_TEST_PYTHON, from PATH, or the
  /// system's.
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
