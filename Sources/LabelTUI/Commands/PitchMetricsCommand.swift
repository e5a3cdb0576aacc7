import FoundationEssentials
import Foundations
import Pitches

/// `labeltui pitch metrics`: computes the performance metrics of pitches.
struct PitchMetricsCommand: Subcommand {
  private static let write = CommandOption(
    "write",
    summary: "write performance_metrics.json beside manifest.json; an existing file stays as it is")

  static let syntax = CommandSyntax(
    name: "pitch metrics", operands: "PITCH|SESSION [--write] [--json]",
    summary:
      "Compute the performance metrics of a pitch from its files, and compare them with the recorded ones; exits with 1 if "
      + "they differ.",
    options: [write, PitchArgument.json])

  /// The metrics of one pitch.
  private struct Output: Encodable {
    var pitch: String
    var metrics: JSONValue
    /// The recorded metrics with other values.
    var differences: [PitchMetrics.Difference]
    /// Metrics that the manifest does not have.
    var lacking: [String]
    /// What became of the file; nil without `--write`.
    var file: AddedFile.Outcome?

    private enum CodingKeys: String, CodingKey {
      case pitch
      case metrics = "performance_metrics"
      case differences, lacking, file
    }
  }

  private let argument: PitchArgument
  private let writes: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try PitchArgument(arguments)
    writes = arguments.contains(Self.write)
  }

  func run() throws {
    var outputs: [Output] = []
    var failures = 0
    failures += try argument.target().forEachPitch { pitch in
      guard let output = try output(pitch) else {
        failures += 1
        return
      }
      if !output.differences.isEmpty || output.file == .kept { failures += 1 }
      if argument.asJSON { outputs.append(output) } else { try print(output) }
    }
    if argument.asJSON { try StandardOutput.write(json: outputs) }
    if failures > 0 { throw ExitStatus(1) }
  }

  private func output(_ pitch: Pitch) throws -> Output? {
    guard let metrics = PitchMetrics(pitch) else {
      let path = pitch.url.appending(path: PitchManifest.fileName).path
      StandardError.writeLine(
        "labeltui: \(VisibleText.of(path)): has no t_start_ns and t_end_ns, without which there are no metrics"
      )
      return nil
    }
    // The file stays forever: it must not count what could not be read as nothing.
    if writes, let unreadable = pitch.unreadableFiles.first {
      StandardError.writeLine("labeltui: \(unreadable); nothing was written for this pitch")
      return nil
    }
    let differences =
      pitch.manifest.performanceMetrics.map { metrics.differences(from: $0) } ?? []
    return Output(
      pitch: pitch.name, metrics: .object(metrics.groups),
      differences: differences.filter { $0.recorded != nil },
      lacking: differences.filter { $0.recorded == nil }.map(\.field),
      file: writes ? try metrics.write(to: pitch) : nil)
  }

  private func print(_ output: Output) throws {
    var text = "\(output.pitch)\n"
    if case .object(let groups) = output.metrics {
      for group in groups.members {
        guard case .object(let values) = group.value else { continue }
        for member in values.members {
          text += "  \(group.name).\(member.name): \(member.value.compactText)\n"
        }
      }
    }
    for difference in output.differences {
      let recorded = difference.recorded?.sketch ?? ""
      text += "  recorded otherwise: \(difference.field) is \(recorded)\n"
    }
    if let outcome = output.file {
      text += "  \(outcome.sentence(about: PitchMetrics.fileName))\n"
    }
    let lines = text.split(separator: "\n").map { VisibleText.of(String($0)) + "\n" }
    try StandardOutput.write(lines.joined())
  }
}
