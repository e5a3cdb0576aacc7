import FoundationEssentials
import Glibc
import Service

/// `labeltui engine`: reads one JSON command per line on standard input, and writes one reply per line.
struct EngineServiceCommand: Subcommand {
  private static let dataset = CommandOption(
    "dataset", "DIR", summary: "dataset folder (training_data)")

  static let syntax = CommandSyntax(
    name: "engine", operands: "[--dataset DIR]",
    summary:
      "Read JSON commands, one per line of at most 512 MiB, that save, delete and count training samples.",
    options: [dataset])

  private let dataset: URL

  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.allowOperands(0)
    dataset = URL(filePath: arguments[Self.dataset] ?? "training_data")
  }

  func run() throws {
    let service = EngineService(dataset: dataset)
    for warning in try service.recover() { StandardError.writeLine("labeltui: \(warning)") }
    // Each reply is written immediately: the client waits for it before it sends the next command.
    var lines = LineReader(descriptor: STDIN_FILENO, limit: EngineService.longestLine)
    while let line = try lines.next() {
      let reply =
        switch line {
        case .line(let data): service.reply(toLine: data)
        case .tooLong: service.replyToTooLongLine()
        }
      try StandardOutput.write(StandardOutput.escaping(reply) + "\n")
    }
  }
}
