import FoundationEssentials
import Foundations
import Workstation

/// `labeltui datasets`: opens the workstation with the list of generated datasets.
struct DatasetListCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "datasets", operands: "[DIR]",
    summary: "List the generated datasets in a folder, and what trains on them, in the terminal.",
    options: [])

  private let folder: URL

  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.allowOperands(1)
    folder = URL(filePath: arguments.operands.first ?? ".")
  }

  func run() throws {
    guard folder.isFolder else {
      throw CommandFailure(about: folder, "is not a folder; give a folder of datasets")
    }
    let environment = ProcessInfo.processInfo.environment
    var options = WorkstationOptions(
      paths: [folder], dataset: URL(filePath: "training_data"))
    options.listsDatasets = true
    do throws(SettingsError) {
      options.settings = try SettingsFile(environment: environment).load()
    } catch {
      options.settingsProblem = error.shortDescription
    }
    try InteractiveProgram.run(options, environment: environment)
  }
}
