import FoundationEssentials
import Foundations
import Radio
import Workstation

/// `labeltui tutor`: teaches the keys on a synthetic capture in a temporary folder.
struct TutorCommand: Subcommand {
  static let syntax = CommandSyntax(
    name: "tutor", operands: "",
    summary: "Learn the keys in three minutes, on a capture that is made for it.", options: [])

  init(_ arguments: Arguments) throws(UsageError) { try arguments.allowOperands(0) }

  func run() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "labeltui-tutor-\(UUID().uuidString)")
    try FileSystem.createFolder(folder.path)
    defer { try? FileManager.default.removeItem(at: folder) }
    let capture = folder.appending(path: "tutor.rfcap")
    try SyntheticCapture(Self.recipe).write(to: capture)
    // The boxes of the signals are what the user shall draw.
    try? FileManager.default.removeItem(
      at: capture.deletingPathExtension().appendingPathExtension("sigmf-meta"))
    var environment = ProcessInfo.processInfo.environment
    var options = WorkstationOptions(
      paths: [capture], dataset: folder.appending(path: "training_data"))
    options.isTutor = true
    do throws(SettingsError) {
      options.settings = try SettingsFile(environment: environment).load()
    } catch {
      options.settingsProblem = error.shortDescription
    }
    // Nothing of the tutor is remembered.
    environment["XDG_STATE_HOME"] = folder.appending(path: "state").path
    environment["XDG_CACHE_HOME"] = folder.appending(path: "cache").path
    try InteractiveProgram.run(options, environment: environment)
    try StandardOutput.write(
      "Next: labeltui FOLDER opens the captures and pictures of a folder; labeltui --help lists all commands.\n"
    )
  }

  private static var recipe: SyntheticRecipe {
    var recipe = SyntheticRecipe()
    recipe.name = "TUTOR"
    recipe.duration = 0.4
    recipe.signals = [.burst, .chirp, .video]
    return recipe
  }
}
