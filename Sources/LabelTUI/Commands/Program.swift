import FoundationEssentials
import Foundations
import Glibc

/// Runs the command given by the command line. Exit codes: 0 for success, 1 for a failure, 2 for wrong usage. `diff`
/// has codes of its own.
package enum Program {
  static var commands: [any Subcommand.Type] {
    [
      InfoCommand.self, SpectrogramCommand.self, DetectCommand.self, ExtractCommand.self,
      SamplesCommand.self,
      RecordsCommand.self,
      ImportCommand.self, SummaryCommand.self, BrowseCommand.self, QueryCommand.self,
      QualityCommand.self, ValidateCommand.self, ExportCommand.self, PrepareCommand.self,
      DiffCommand.self, CheckCommand.self, ReindexCommand.self, BackupCommand.self,
      DeleteCommand.self, ClassesRenameCommand.self, GoldMakeCommand.self, GoldScoreCommand.self,
      PitchListCommand.self, PitchFramesCommand.self, PitchMetricsCommand.self,
      PitchCalibrationCommand.self, PitchVerifyCommand.self, PitchPackageCommand.self,
      BoxesExportCommand.self, BoxesImportCommand.self,
      EngineServiceCommand.self, SynthCaptureCommand.self, SynthDatasetCommand.self,
      FeaturesCommand.self, DatasetListCommand.self, ArchitecturesCommand.self,
      CompatibleCommand.self, DoctorCommand.self, ConfigCommand.self,
      TutorCommand.self, CompletionsCommand.self, ManualCommand.self,
    ]
  }

  /// Commands that the program itself runs in other processes, which the help does not list.
  private static var internalCommands: [any Subcommand.Type] { [DecodeVideoCommand.self] }

  /// Runs the command that `words` (without the program's name) name; returns the exit code.
  package static func run(_ words: [String]) -> Int32 {
    // With SIGPIPE ignored, a closed pipe is an error of `write` instead of the end of the process.
    signal(SIGPIPE, SIG_IGN)
    // The same for the limit of file sizes (ulimit -f).
    signal(SIGXFSZ, SIG_IGN)
    do {
      let (command, rest) = try command(for: words)
      return run(command, rest)
    } catch {
      StandardError.writeLine("labeltui: \(error)\(pathHint(for: words))")
      return 2
    }
  }

  /// A hint how to open a file or folder that has the name of the command in `words`: commands take precedence.
  private static func pathHint(for words: [String]) -> String {
    guard let word = words.first, FileManager.default.fileExists(atPath: word) else { return "" }
    return "; to open the file or folder of that name, run labeltui ./\(VisibleText.of(word))"
  }

  private static func run(_ command: any Subcommand.Type, _ words: [String]) -> Int32 {
    do {
      let arguments = try command.syntax.parse(words)
      if arguments.contains(.help) {
        try StandardOutput.write(help(for: command))
      } else if arguments.contains(.version) {
        try StandardOutput.write("labeltui \(EngineVersion.current)\n")
      } else {
        let command = try command.init(arguments)
        try ResourceLimits.check()
        try command.run()
      }
      return 0
    } catch let error as UsageError {
      let name = command.syntax.name
      StandardError.writeLine(
        "labeltui: \(error); see \(command.syntax.call) --help"
          + (name.isEmpty ? "" : pathHint(for: [name])))
      return 2
    } catch let status as ExitStatus {
      if let message = status.message { StandardError.writeLine("labeltui: \(message)") }
      return status.code
    } catch {
      StandardError.writeLine("labeltui: \(error)")
      return 1
    }
  }

  /// The command that `words` start with, and the words after it; the workstation if they start
  /// with no command.
  static func command(
    for words: [String]
  ) throws(UsageError) -> (any Subcommand.Type, [String]) {
    if words == ["help"] { return (WorkstationCommand.self, ["--help"]) }
    for command in commands + internalCommands {
      let name = command.syntax.name.split(separator: " ").map(String.init)
      if words.starts(with: name) { return (command, Array(words.dropFirst(name.count))) }
    }
    let candidates = commands.filter { command in
      words.first.map { command.syntax.name.hasPrefix("\($0) ") } ?? false
    }
    guard let candidate = candidates.first, let word = words.first else {
      return (WorkstationCommand.self, words)
    }
    if let second = words.dropFirst().first, ["--help", "--version"].contains(second) {
      return (candidate, [second])
    }
    throw .missingSubcommand(word, candidates: candidates.map { "labeltui \($0.syntax.name)" })
  }

  private static func help(for command: any Subcommand.Type) -> String {
    guard command is WorkstationCommand.Type else { return command.syntax.help }
    let others = commands.map { (String($0.syntax.usage), $0.syntax.summary) }
    return command.syntax.help
      + "\nTo open a file or folder that has the name of a command, write ./PATH: labeltui ./samples\n"
      + "\nOther commands (each with --help):\n\n"
      + others.map { "  \($0)\n      \($1)\n" }.joined()
  }
}
