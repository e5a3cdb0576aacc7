import FoundationEssentials
import Foundations
import Imaging
import Pitches

/// `labeltui pitch calibration`: checks the calibration of a session.
struct PitchCalibrationCommand: Subcommand {
  private static let write = CommandOption(
    "write", summary: "write calibration/normalized.json; an existing file stays as it is")

  static let syntax = CommandSyntax(
    name: "pitch calibration", operands: "SESSION [--write] [--json]",
    summary:
      "Check the calibration files of a session, and write them in one normalized form; exits with 1 if a file is missing "
      + "or wrong.",
    options: [write, PitchArgument.json])

  private struct Output: Encodable {
    var problems: [PitchCheckLine]
    /// What became of the file; nil without `--write`.
    var file: AddedFile.Outcome?
    var normalized: JSONValue
    /// How overlays are projected in the first pitch.
    var projections: [ProjectionReport]
  }

  private let argument: PitchArgument
  private let writes: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try PitchArgument(arguments)
    writes = arguments.contains(Self.write)
  }

  func run() throws {
    let session = try argument.session()
    let pitch = try session.pitches.first.map { try Pitch($0) }
    let sizes = pitch.map { PictureSize.sizes(of: $0, open: PitchArgument.openVideo) } ?? [:]
    let projections =
      pitch.map { pitch in
        PitchCamera.allCases.map { ProjectionReport(pitch, session.calibration, $0) }
      } ?? []
    let problems = CalibrationCheck(session.calibration, sizes: sizes).problems
    let normalized = NormalizedCalibration(session.calibration, sizes: sizes)
    let lines = problems.map { PitchCheckLine($0, root: session.url.path) }
    let outcome = writes ? try normalized.write() : nil
    if argument.asJSON {
      try StandardOutput.write(
        json: Output(
          problems: lines, file: outcome, normalized: .object(normalized.content),
          projections: projections))
    } else {
      for line in lines { try StandardOutput.write("\(line)\n") }
      if lines.isEmpty { try StandardOutput.write("The calibration is complete.\n") }
      for projection in projections { try StandardOutput.write(text(projection)) }
      if let outcome {
        let name = "calibration/\(NormalizedCalibration.fileName)"
        try StandardOutput.write("\(outcome.sentence(about: name))\n")
      }
    }
    if lines.contains(where: \.isFailure) || outcome == .kept { throw ExitStatus(1) }
  }

  private func text(_ projection: ProjectionReport) -> String {
    func pixels(_ error: Double?) -> String {
      error.map { "\(Quantity.fixed($0, decimals: 1)) pixels" } ?? "not known"
    }
    let camera = projection.camera.rawValue
    guard let model = projection.model else {
      return
        "projection of the \(camera) camera: none, because the first pitch has too few observations\n"
    }
    let error = model == .local ? "" : ", error \(pixels(projection.error))"
    return "projection of the \(camera) camera: \(model.rawValue)\(error); "
      + "the error of the model from the files is \(pixels(projection.stereoError))\n"
  }
}
