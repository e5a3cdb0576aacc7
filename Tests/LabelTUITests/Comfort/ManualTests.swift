import Foundation
import TestSupport
import Testing

@testable import Commands
@testable import Workstation

@Suite("Manual page and completions")
struct ManualTests {
  /// Runs `program` with `input` as its standard input; nil if it is not installed.
  private func run(_ program: String, _ arguments: [String], input: String) throws -> String? {
    let paths = ["/usr/bin/", "/bin/", "/usr/local/bin/"].map { $0 + program }
    guard let path = paths.first(where: FileManager.default.isExecutableFile) else { return nil }
    let folder = try TemporaryFolder()
    let file = folder.file("input")
    try Data(input.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardInput = try FileHandle(forReadingFrom: file)
    let (output, errors) = (folder.file("out"), folder.file("err"))
    for url in [output, errors] { try Data().write(to: url) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let problems = try String(contentsOf: errors, encoding: .utf8)
    #expect(problems.isEmpty, "\(program): \(problems.prefix(500))")
    return try String(contentsOf: output, encoding: .utf8)
  }

  @Test("groff reads the page without a warning, and it has all commands and keys")
  func page() throws {
    guard
      let text = try run(
        "groff", ["-man", "-Kutf8", "-Tutf8", "-wall", "-b", "-P-cbou", "-rLL=1000n"],
        input: ManualPage.text)
    else { return }
    for command in Program.commands { #expect(text.contains(command.syntax.summary)) }
    for section in KeyDirectory.sections {
      for row in section.rows { #expect(text.contains(row.title), "\(row.title)") }
    }
    #expect(text.contains("zoom in, time (zoom-in-time)"))
  }

  @Test("every shell reads its script", arguments: ShellCompletions.Shell.allCases)
  func scripts(shell: ShellCompletions.Shell) throws {
    let script = ShellCompletions.script(for: shell)
    #expect(script.contains("doctor") && script.contains("dataset") && script.contains("pitch"))
    _ = try run(shell.rawValue, ["-n", "/dev/stdin"], input: script)
  }

  @Test(
    "bash completes commands, second words and options",
    arguments: [
      ("labeltui do", "doctor"), ("labeltui pitch l", "list"),
      ("labeltui detect --thr", "--threshold"),
      ("labeltui --data", "--dataset"), ("labeltui completions --he", "--help"),
    ])
  func bash(line: String, completion: String) throws {
    let words = line.split(separator: " ").map { "'\($0)'" }
    let script =
      ShellCompletions.script(for: .bash)
      + "COMP_WORDS=(\(words.joined(separator: " "))); COMP_CWORD=\(words.count - 1)\n"
      + "_labeltui; printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    let output = try #require(try run("bash", ["/dev/stdin"], input: script))
    #expect(output.split(separator: "\n").contains(Substring(completion)), "\(output)")
  }
}
