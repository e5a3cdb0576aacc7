import FoundationEssentials
import Foundations
import Generation
import Workstation

/// `labeltui architectures`: lists what can be trained on generated datasets.
struct ArchitecturesCommand: Subcommand {
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "architectures", operands: "[--json]",
    summary:
      "List the architectures that train on generated datasets; the config file adds others.",
    options: [json])

  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.allowOperands(0)
    asJSON = arguments.contains(Self.json)
  }

  func run() throws {
    let all = try Self.load().all
    if asJSON { return try StandardOutput.write(json: ["architectures": all]) }
    let rows = all.map { architecture in
      [
        architecture.id, architecture.name, architecture.input.rawValue,
        architecture.mostReceivers.map(String.init) ?? "any",
        architecture.sequenceLength.map(String.init) ?? "any", architecture.details,
      ]
    }
    let heads = ["id", "name", "data", "receivers", "length", "description"]
    try StandardOutput.write(TextTable(heads: heads, rows: rows).text)
  }

  /// The architectures with those of the config file; throws `SettingsError`.
  static func load() throws -> ArchitectureList {
    let file = SettingsFile(environment: ProcessInfo.processInfo.environment)
    return ArchitectureList(own: try file.load().architectures)
  }
}
