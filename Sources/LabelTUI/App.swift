import FoundationEssentials

/// The program's entry.
@main
enum App {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.first == "engine" else { return }
    let dataset = arguments.dropFirst(2).first ?? "training_data"
    try EngineSubcommand.run(dataset: URL(filePath: dataset))
  }
}
