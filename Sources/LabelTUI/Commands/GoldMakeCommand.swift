import Datasets
import FoundationEssentials
import Foundations
import Radio

/// `labeltui gold make`: writes captures with known signals among those that people label.
struct GoldMakeCommand: Subcommand {
  private static let captures = CommandOption(
    "captures", "DIR", summary: "folder of the captures, which the new ones resemble")
  private static let count = CommandOption("count", "N", summary: "number of captures (3)")
  private static let seed = CommandOption("seed", "N", summary: "random seed (1)")
  private static let duration = CommandOption(
    "duration", "SEC", summary: "length of each capture (2)")
  private static let snr = CommandOption(
    "snr", "MIN:MAX", summary: "limits of the ratio of each signal to the noise in its band (8:25)")
  private static let classes = CommandOption(
    "classes", "KIND=NAME[,...]",
    summary: "kinds of signals with their classes (those that the dataset has, or all): "
      + SceneOptions.kinds.joined(separator: ","))
  private static let json = CommandOption(
    "json", summary: "print JSON, with the names of the files")

  static let syntax = CommandSyntax(
    name: "gold make", operands: "DATASET --captures DIR [OPTIONS]",
    summary: "Write captures with known signals, to measure how well people label.",
    options: [captures, count, seed, duration, snr, classes, json])

  /// What is printed.
  private struct Output: Encodable {
    var captures: [String]
  }

  private let dataset: URL
  private let folder: URL
  private let (count, seed): (Int, UInt64)
  private let duration: Double?
  private let signalToNoise: ClosedRange<Double>?
  private let classes: [SignalKind: String]?
  private let asJSON: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    dataset = URL(filePath: try arguments.onlyOperand(DatasetArgument.name))
    folder = URL(filePath: try arguments.required(Self.captures))
    let counts = arguments[Self.count] ?? "3"
    guard let count = Int(counts), (1...1000).contains(count) else {
      throw .badValue(Self.count, found: counts, expected: "a whole number, 1 to 1000")
    }
    self.count = count
    seed = try arguments.wholeNumber(Self.seed) ?? 1
    duration = try arguments.windowSeconds(Self.duration)
    signalToNoise = try SceneOptions.range(Self.snr, arguments)
    classes = try arguments[Self.classes].map { (text) throws(UsageError) in
      try Self.classes(in: text)
    }
    asJSON = arguments.contains(Self.json)
  }

  private static func classes(in text: String) throws(UsageError) -> [SignalKind: String] {
    var found: [SignalKind: String] = [:]
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard let kind = parts.first.flatMap(SignalKind.init), parts.count == 2 else {
        throw .badValue(classes, found: text, expected: "like psk=telemetry,chirp=radar")
      }
      found[kind] = parts[1]
    }
    return found
  }

  func run() throws {
    let signals = EndSignals()
    var progress = ProgressLine("gold")
    defer { progress.end() }
    let made = try request().make(in: dataset) { share in
      progress.show(share)
      return !signals.haveArrived
    }
    progress.end()
    guard let made else { throw ExitStatus.cancelled }
    if asJSON {
      try StandardOutput.write(json: Output(captures: made.map(\.path)))
    } else {
      try StandardOutput.write(
        "\(Quantity.count(made.count, "capture")) written to \(VisibleText.of(folder.path)); "
          + "their signals are known in \(VisibleText.of(dataset.path))/gold\n")
    }
  }

  private func request() throws -> GoldRequest {
    let names = try Dataset(folder: dataset).signals.signals().map(\.text)
    var request = GoldRequest(
      count: count, seed: seed, folder: folder, classes: classes ?? GoldRequest.classes(like: names)
    )
    request.duration = duration ?? request.duration
    request.signalToNoise = signalToNoise ?? request.signalToNoise
    let gold = try GoldFolder(dataset: dataset).captureNames()
    let found = CaptureFile.search(below: folder).captures
    let model = found.lazy.filter { !gold.contains($0.lastPathComponent) }
      .compactMap { try? CaptureFile.open($0) }.first
    if let model { request.imitate(model) }
    return request
  }
}
