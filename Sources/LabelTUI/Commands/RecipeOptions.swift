import Generation
import Radio

/// The options of `synth dataset` that make up its recipe.
enum RecipeOptions {
  private static let name = CommandOption("name", "NAME", summary: "name of the dataset")
  private static let type = CommandOption(
    "type", "TYPE",
    summary: "iq_raw: IQ samples of each receiver and features; feature_based: features only")
  private static let samples = CommandOption("samples", "N", summary: "number of samples (1000)")
  private static let seed = CommandOption("seed", "N", summary: "random seed (1)")
  private static let receivers = CommandOption(
    "receivers", "A-B", summary: "receivers of a sample, such as 7 or 5-15 (5-15)")
  private static let gdop = CommandOption(
    "gdop", "G", summary: "largest dilution of precision (200 for iq_raw, 100 for feature_based)")
  private static let snr = CommandOption(
    "snr", "DB[:DB]", summary: "signal to noise in the whole band, such as 20 or 5:30 (5:30)")
  private static let rate = CommandOption("rate", "HZ", summary: "sample rate (200e3)")
  private static let duration = CommandOption("duration", "SEC", summary: "length of a sample (1)")
  private static let frequency = CommandOption(
    "frequency", "HZ", summary: "frequency of the transmitter (145e6)")
  private static let modulation = CommandOption(
    "modulation", "M",
    summary: "nfm: deviation 5 kHz, 15 kHz wide; wfm: 15 kHz, 40 kHz wide (nfm)")
  private static let area = CommandOption(
    "area", "KM", summary: "side of the square with transmitters and receivers (100)")
  private static let format = CommandOption(
    "format", "F", summary: "sigmf, with a collection for each sample, or rfcap (sigmf)")
  private static let noMultipath = CommandOption("no-multipath", summary: "no echoes")
  private static let noFading = CommandOption("no-fading", summary: "no Rayleigh fading")

  static let all = [
    name, type, samples, seed, receivers, gdop, snr, rate, duration, frequency, modulation, area,
    format, noMultipath, noFading,
  ]

  /// Parses the recipe out of `arguments`.
  static func recipe(_ arguments: Arguments) throws(UsageError) -> DatasetRecipe {
    guard let type = DatasetType(rawValue: try arguments.required(type)) else {
      throw choice(Self.type, arguments, DatasetType.allCases.map(\.rawValue))
    }
    var recipe = DatasetRecipe(name: try arguments.required(name), type: type)
    recipe.samples = try arguments.wholeNumber(samples).map(Int.init(clamping:)) ?? recipe.samples
    recipe.seed = try arguments.wholeNumber(seed) ?? recipe.seed
    recipe.sampleRate = try arguments.number(rate) ?? recipe.sampleRate
    recipe.duration = try arguments.seconds(duration) ?? recipe.duration
    recipe.geometry.dilution = try arguments.number(gdop) ?? recipe.geometry.dilution
    recipe.geometry.area = try arguments.number(area) ?? recipe.geometry.area
    recipe.propagation.frequency = try arguments.number(frequency) ?? recipe.propagation.frequency
    recipe.propagation.hasMultipath = !arguments.contains(noMultipath)
    recipe.propagation.hasFading = !arguments.contains(noFading)
    try addRanges(arguments, to: &recipe)
    try addChoices(arguments, to: &recipe)
    return recipe
  }

  private static func addRanges(
    _ arguments: Arguments, to recipe: inout DatasetRecipe
  ) throws(UsageError) {
    if let text = arguments[receivers] {
      guard let range = NumberRange.whole(text) else {
        throw .badValue(receivers, found: text, expected: "a number, or two such as 5-15")
      }
      recipe.geometry.receivers = range
    }
    if let text = arguments[snr] {
      guard let range = NumberRange.numbers(text) else {
        throw .badValue(snr, found: text, expected: "a number of dB, or two such as 5:30")
      }
      recipe.propagation.signalToNoise = range
    }
  }

  private static func addChoices(
    _ arguments: Arguments, to recipe: inout DatasetRecipe
  ) throws(UsageError) {
    if let text = arguments[modulation] {
      guard let found = Modulation(rawValue: text) else {
        throw choice(modulation, arguments, Modulation.allCases.map(\.rawValue))
      }
      recipe.modulation = found
    }
    if let text = arguments[format] {
      guard let found = DatasetRecipe.Format(rawValue: text) else {
        throw choice(format, arguments, DatasetRecipe.Format.allCases.map(\.rawValue))
      }
      recipe.format = found
    }
  }

  private static func choice(
    _ option: CommandOption, _ arguments: Arguments, _ names: [String]
  ) -> UsageError {
    .badValue(
      option, found: arguments[option] ?? "", expected: names.joined(separator: " or "))
  }
}
