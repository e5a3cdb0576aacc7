import FoundationEssentials
import Foundations
import Generation

/// `labeltui synth dataset`: generates a dataset of signals at several receivers.
struct SynthDatasetCommand: Subcommand {
  private static let out = CommandOption(
    "out", "DIR", summary: "folder of the dataset; an interrupted one is continued")
  private static let jobs = CommandOption(
    "jobs", "N", summary: "threads (one for each processor)")
  private static let json = CommandOption("json", summary: "print JSON")

  static let syntax = CommandSyntax(
    name: "synth dataset", operands: "--name N --type iq_raw|feature_based --out DIR [OPTIONS]",
    summary:
      "Generate a dataset of one transmitter at several receivers; output is reproducible.",
    options: [out] + RecipeOptions.all + [jobs, json])

  private let recipe: DatasetRecipe
  private let folder: URL
  private let threads: Int
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.allowOperands(0)
    recipe = try RecipeOptions.recipe(arguments)
    folder = URL(filePath: try arguments.required(Self.out))
    asJSON = arguments.contains(Self.json)
    let text = arguments[Self.jobs] ?? String(ProcessInfo.processInfo.activeProcessorCount)
    guard let threads = Int(text), (1...256).contains(threads) else {
      throw .badValue(Self.jobs, found: text, expected: "a whole number, 1 to 256")
    }
    self.threads = threads
  }

  func run() throws {
    let signals = EndSignals()
    var progress = ProgressLine("synth")
    defer { progress.end() }
    let start = ContinuousClock.now
    let result = try DatasetGenerator.run(recipe, at: folder.path, threads: threads) { state in
      progress.show(
        Double(state.finished) / Double(max(1, state.samples)),
        SynthDatasetText.progress(state))
      return !signals.haveArrived
    }
    progress.end()
    guard let result else {
      StandardError.writeLine("labeltui: stopped; the same command continues the dataset")
      throw ExitStatus.cancelled
    }
    if asJSON {
      try StandardOutput.write(json: result)
    } else {
      try StandardOutput.write(
        SynthDatasetText.summary(result, path: folder.path, ContinuousClock.now - start))
    }
  }
}
