import Radio

/// The options of `labeltui synth capture` that describe a scene.
struct SceneOptions {
  /// The names of the kinds of signals.
  static let kinds = SignalKind.allCases.map(\.rawValue)

  static let snr = CommandOption(
    "snr", "DB",
    summary: "ratio of signal power to total noise power (15); in scenes to the noise in the "
      + "signal's band, and also MIN:MAX")
  static let signals = CommandOption(
    "signals", "LIST",
    summary: "signals from the lowest to the highest frequency (hopper,chirp,video,burst,tone); "
      + "or KIND or KIND:COUNT for a scene: \(kinds.joined(separator: ","))")
  private static let count = CommandOption(
    "count", "N", summary: "make a scene of N signals, their kinds in turn from --signals")
  private static let multipath = CommandOption(
    "multipath", summary: "make a scene with 2 or 3 echoes of each signal")
  private static let fading = CommandOption(
    "fading", summary: "make a scene with Rayleigh fading of each signal")
  private static let colored = CommandOption(
    "colored-noise", summary: "make a scene with noise that is not flat")
  private static let gainSteps = CommandOption(
    "gain-steps", summary: "make a scene with steps of the receiver's gain")
  private static let gaps = CommandOption(
    "gaps", summary: "make a scene with a stretch of zeros")
  private static let impairments = CommandOption(
    "impairments",
    summary: "make a scene with DC offset, IQ imbalance, frequency offset, phase noise, 14 bits")
  private static let file = CommandOption(
    "scene", "FILE", summary: "make the scene in a JSON file, see docs/formats/scenes.md")
  private static let json = CommandOption(
    "json", summary: "make a scene and print it as JSON; --out may be left out")

  /// Options of scenes and of other captures.
  static let shared = [snr, signals]
  /// Options of scenes only.
  static let own = [
    count, multipath, fading, colored, gainSteps, gaps, impairments, file, json,
  ]

  /// Where the scene comes from.
  private enum Source {
    case file(String)
    case request(SceneRequest, Scene)
  }

  private let source: Source
  /// Whether the scene is printed.
  let prints: Bool

  /// The scene that `arguments` ask for; nil if they ask for no scene. `apply` sets what all captures have, from the options
  /// `common`.
  init?(
    _ arguments: Arguments, common: [CommandOption],
    apply: (inout Scene) throws(UsageError) -> Void
  ) throws(UsageError) {
    let words = (arguments[Self.signals] ?? "").split(separator: ",").map(String.init)
    let asks =
      Self.own.contains { arguments.contains($0) } || (arguments[Self.snr] ?? "").contains(":")
      || words.contains { Self.isOnlyInScenes($0) }
    guard asks else { return nil }
    prints = arguments.contains(Self.json)
    if let path = arguments[Self.file] {
      try Self.checkAlone(arguments, common)
      source = .file(path)
      return
    }
    var request = SceneRequest(try Self.kinds(words, arguments))
    request.signalToNoise = try Self.range(Self.snr, arguments) ?? request.signalToNoise
    request.hasMultipath = arguments.contains(Self.multipath)
    request.hasFading = arguments.contains(Self.fading)
    request.hasColoredNoise = arguments.contains(Self.colored)
    request.hasGainSteps = arguments.contains(Self.gainSteps)
    request.hasGaps = arguments.contains(Self.gaps)
    request.hasImpairments = arguments.contains(Self.impairments)
    var scene = Scene()
    try apply(&scene)
    source = .request(request, scene)
  }

  /// The scene; throws `SceneError`, or `FileError` if the file cannot be read.
  func scene() throws -> Scene {
    switch source {
    case .file(let path): try SceneFile.read(path)
    case .request(let request, let base): try request.scene(base)
    }
  }

  private static func isOnlyInScenes(_ word: String) -> Bool {
    word.contains(":")
      || (SignalKind(rawValue: word) != nil && SyntheticSignal(rawValue: word) == nil)
  }

  /// Checks that nothing is given that a scene file decides.
  private static func checkAlone(
    _ arguments: Arguments, _ common: [CommandOption]
  ) throws(UsageError) {
    let others = common + shared + own.filter { $0 != file && $0 != json }
    for option in others where arguments.contains(option) {
      throw .badValue(
        option, found: arguments[option] ?? "", expected: "left out if --scene is given")
    }
  }

  /// The kinds of all signals.
  private static func kinds(
    _ words: [String], _ arguments: Arguments
  ) throws(UsageError) -> [SignalKind] {
    var listed: [SignalKind] = []
    for word in words {
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard let kind = SignalKind(rawValue: String(parts[0])),
        let count = parts.count == 1 ? 1 : Int(parts[1]), (1...1000).contains(count)
      else {
        throw .badValue(
          signals, found: word,
          expected: "for a scene KIND or KIND:COUNT, the kinds being "
            + kinds.joined(separator: ", "))
      }
      listed += Array(repeating: kind, count: count)
    }
    guard let text = arguments[count] else { return listed.isEmpty ? SignalKind.allCases : listed }
    guard let wanted = Int(text), (0...1000).contains(wanted) else {
      throw .badValue(count, found: text, expected: "a whole number, 0 to 1000")
    }
    let turn = listed.isEmpty ? SignalKind.allCases : listed
    return (0..<wanted).map { turn[$0 % turn.count] }
  }

  /// The value of `option`: a ratio in dB, or the smallest and the largest; nil if it was not given.
  static func range(
    _ option: CommandOption, _ arguments: Arguments
  ) throws(UsageError) -> ClosedRange<Double>? {
    guard let text = arguments[option] else { return nil }
    let limits = -30.0...60.0
    guard let range = NumberRange.numbers(text), limits.contains(range.lowerBound),
      limits.contains(range.upperBound)
    else {
      throw .badValue(option, found: text, expected: "DB or MIN:MAX, -30 to 60 dB")
    }
    return range
  }
}
