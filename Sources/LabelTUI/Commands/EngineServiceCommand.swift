import FoundationEssentials
import Glibc
import Service

/// `labeltui engine`: one JSON command a line on standard input, one reply a line on standard output.
struct EngineServiceCommand: Subcommand {
  private static let dataset = CommandOption(
    "dataset", "DIR", summary: "the dataset to work on (training_data)")

  static let syntax = CommandSyntax(
    name: "engine", operands: "[--dataset DIR]",
    summary:
      "Answer JSON commands, one per line of at most 512 MiB: save, delete and count training samples.",
    options: [dataset])

  private let dataset: URL

  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.allowOperands(0)
    dataset = URL(filePath: arguments[Self.dataset] ?? "training_data")
  }

  func run() throws {
    let service = EngineService(dataset: dataset)
    for warning in try service.recover() { StandardError.say("labeltui: \(warning)") }
    // Every reply is written at once: the client waits for it before it sends more.
    var lines = LineReader(descriptor: STDIN_FILENO, limit: EngineService.longestLine)
    while let line = try lines.next() {
      let reply =
        switch line {
        case .line(let data): service.reply(toLine: data)
        case .tooLong: service.replyToTooLongLine()
        }
      try StandardOutput.write(StandardOutput.harmless(reply) + "\n")
    }
  }
}
