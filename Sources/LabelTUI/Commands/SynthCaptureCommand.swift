import FoundationEssentials
import Radio

/// `labeltui synth capture`: writes a test capture with known signals.
struct SynthCaptureCommand: Subcommand {
  private static let kinds = SyntheticSignal.allCases.map(\.rawValue)

  private static let out = CommandOption(
    "out", "FILE", summary: "capture file; its labels are written beside it, as .sigmf-meta")
  private static let seed = CommandOption(
    "seed", "N", summary: "random seed (1)")
  private static let rate = CommandOption("rate", "HZ", summary: "sample rate (1e6)")
  private static let frequency = CommandOption(
    "frequency", "HZ", summary: "center frequency (2.44e9)")
  private static let duration = CommandOption("duration", "SEC", summary: "duration (0.2)")
  private static let name = CommandOption(
    "name", "NAME", summary: "signal name in the header (SYNTHETIC)")
  private static let snr = CommandOption(
    "snr", "DB", summary: "ratio of signal power to total noise power (15)")
  private static let signals = CommandOption(
    "signals", "LIST",
    summary: "signals from the lowest to the highest frequency (\(kinds.joined(separator: ",")))")
  private static let force = CommandOption("force", summary: "replace existing files")

  static let syntax = CommandSyntax(
    name: "synth capture", operands: "--out FILE [OPTIONS]",
    summary:
      "Write a capture with known signals and their labels; output is reproducible.",
    options: [out, seed, rate, frequency, duration, name, snr, signals, force])

  private let output: URL
  private let recipe: SyntheticRecipe
  private let replaces: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.allowOperands(0)
    output = URL(filePath: try arguments.required(Self.out))
    replaces = arguments.contains(Self.force)
    var recipe = SyntheticRecipe()
    recipe.sampleRate = try arguments.number(Self.rate) ?? recipe.sampleRate
    recipe.centerFrequency = try arguments.number(Self.frequency) ?? recipe.centerFrequency
    recipe.duration = try arguments.number(Self.duration) ?? recipe.duration
    recipe.signalToNoise = try arguments.number(Self.snr) ?? recipe.signalToNoise
    recipe.name = arguments[Self.name] ?? recipe.name
    if let text = arguments[Self.seed] {
      guard let seed = UInt64(text) else {
        throw .badValue(Self.seed, found: text, expected: "a whole number, 0 or more")
      }
      recipe.seed = seed
    }
    if let text = arguments[Self.signals] { recipe.signals = try Self.signals(in: text) }
    self.recipe = recipe
  }

  private static func signals(in list: String) throws(UsageError) -> [SyntheticSignal] {
    var found: [SyntheticSignal] = []
    for word in list.split(separator: ",") {
      guard let signal = SyntheticSignal(rawValue: String(word)) else {
        throw .badValue(
          signals, found: list, expected: "a list of " + kinds.joined(separator: ", "))
      }
      found.append(signal)
    }
    return found
  }

  func run() throws {
    var progress = ProgressLine("synth")
    defer { progress.end() }
    try SyntheticCapture(recipe).write(to: output, replacing: replaces) { progress.show($0) }
  }
}
