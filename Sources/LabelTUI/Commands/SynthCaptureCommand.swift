import FoundationEssentials
import Foundations
import Radio

/// `labeltui synth capture`: writes a test capture with known signals.
struct SynthCaptureCommand: Subcommand {
  private static let kinds = SyntheticSignal.allCases.map(\.rawValue)

  private static let out = CommandOption(
    "out", "FILE",
    summary:
      "capture file, RFCAP or .sigmf-data; its labels are written beside it, as .sigmf-meta")
  private static let seed = CommandOption(
    "seed", "N", summary: "random seed (1)")
  private static let rate = CommandOption("rate", "HZ", summary: "sample rate (1e6)")
  private static let frequency = CommandOption(
    "frequency", "HZ", summary: "center frequency (2.44e9)")
  private static let duration = CommandOption(
    "duration", "SEC", summary: "duration (0.2; scenes 1)")
  private static let name = CommandOption(
    "name", "NAME", summary: "signal name in the header (SYNTHETIC)")
  private static let force = CommandOption("force", summary: "replace existing files")

  private static let common = [seed, rate, frequency, duration, name]

  static let syntax = CommandSyntax(
    name: "synth capture", operands: "--out FILE [OPTIONS]",
    summary:
      "Write a capture with known signals and their labels; output is reproducible.",
    options: [out] + common + SceneOptions.shared + [force]
      + SceneOptions.own)

  /// What is made.
  private enum Content {
    case recipe(SyntheticRecipe)
    case scene(SceneOptions)
  }

  private let output: URL?
  private let content: Content
  private let replaces: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    try arguments.allowOperands(0)
    replaces = arguments.contains(Self.force)
    let options = try SceneOptions(arguments, common: Self.common) {
      (scene: inout Scene) throws(UsageError) in
      scene.seed = try arguments.wholeNumber(Self.seed) ?? scene.seed
      scene.sampleRate = try arguments.number(Self.rate) ?? scene.sampleRate
      scene.centerFrequency = try arguments.number(Self.frequency) ?? scene.centerFrequency
      scene.duration = try arguments.number(Self.duration) ?? scene.duration
      scene.name = arguments[Self.name] ?? scene.name
    }
    if let options, options.prints, arguments[Self.out] == nil {
      output = nil
    } else {
      output = URL(filePath: try arguments.required(Self.out))
    }
    if let options {
      content = .scene(options)
    } else {
      content = .recipe(try Self.recipe(arguments))
    }
  }

  private static func recipe(_ arguments: Arguments) throws(UsageError) -> SyntheticRecipe {
    var recipe = SyntheticRecipe()
    recipe.seed = try arguments.wholeNumber(seed) ?? recipe.seed
    recipe.sampleRate = try arguments.number(rate) ?? recipe.sampleRate
    recipe.centerFrequency = try arguments.number(frequency) ?? recipe.centerFrequency
    recipe.duration = try arguments.number(duration) ?? recipe.duration
    recipe.signalToNoise = try arguments.number(SceneOptions.snr) ?? recipe.signalToNoise
    recipe.name = arguments[name] ?? recipe.name
    if let text = arguments[SceneOptions.signals] { recipe.signals = try signals(in: text) }
    return recipe
  }

  private static func signals(in list: String) throws(UsageError) -> [SyntheticSignal] {
    var found: [SyntheticSignal] = []
    for word in list.split(separator: ",") {
      guard let signal = SyntheticSignal(rawValue: String(word)) else {
        throw .badValue(
          SceneOptions.signals, found: list,
          expected: "a list of " + kinds.joined(separator: ", ") + "; or, for a scene, of "
            + SceneOptions.kinds.joined(separator: ", "))
      }
      found.append(signal)
    }
    return found
  }

  func run() throws {
    switch content {
    case .recipe(let recipe):
      let capture = try SyntheticCapture(recipe)
      try write { url, progress in
        try capture.write(to: url, replacing: replaces, progress: progress)
      }
    case .scene(let options):
      let scene = try options.scene()
      let capture = try SceneCapture(scene)
      try write { url, progress in
        try capture.write(to: url, replacing: replaces, progress: progress)
      }
      if options.prints { try StandardOutput.write(json: scene) }
    }
  }

  /// Calls `body` with the output and a function that shows the progress; that returns false after Ctrl-C.
  private func write(_ body: (URL, (Double) -> Bool) throws -> Bool) throws {
    guard let output else { return }
    let signals = EndSignals()
    var progress = ProgressLine("synth")
    defer { progress.end() }
    let isComplete = try body(output) { share in
      progress.show(share)
      return !signals.haveArrived
    }
    guard isComplete else { throw ExitStatus.cancelled }
  }
}
