import FoundationEssentials
import Foundations
import Imaging
import Pitches

/// `labeltui pitch frames`: writes the key frames that pitches lack.
struct PitchFramesCommand: Subcommand {
  private static let every = CommandOption(
    "every", "N", summary: "the distance of the uniform key frames (default: 5)")
  private static let dryRun = CommandOption("dry-run", summary: "only list what would be written")

  static let syntax = CommandSyntax(
    name: "pitch frames", operands: "PITCH|SESSION [--every N] [--dry-run] [--json]",
    summary:
      "Write the key frames that a pitch lacks as PNG files, from its videos. Existing files stay as they are.",
    options: [every, dryRun, PitchArgument.json])

  /// What was done for one camera.
  private struct Output: Encodable {
    var pitch: String
    var camera: PitchCamera
    /// The files that were written, or, with `--dry-run`, would be.
    var written: [String]
    var existing: Int
    /// Frames of first and last detections that exist beside the right ones.
    var extra: [String]
    var problems: [String]
  }

  private let argument: PitchArgument
  private let every: Int
  private let isDryRun: Bool

  init(_ arguments: Arguments) throws(UsageError) {
    argument = try PitchArgument(arguments)
    let text = arguments[Self.every] ?? "\(KeyFramePlan.standardDistance)"
    guard let number = Int(text), (1...99_999).contains(number) else {
      throw .badValue(Self.every, found: text, expected: "a whole number from 1 to 99999")
    }
    every = number
    isDryRun = arguments.contains(Self.dryRun)
  }

  func run() throws {
    let target = try argument.target()
    let signals = EndSignals()
    var progress = ProgressLine("key frames")
    defer { progress.end() }
    var outputs: [Output] = []
    var problemCount = 0
    let unreadable = try target.forEachPitch { pitch in
      for camera in PitchCamera.allCases {
        let output = try complete(pitch, camera, signals, &progress)
        progress.end()
        problemCount += output.problems.count
        if argument.asJSON { outputs.append(output) } else { try print(output) }
      }
    }
    if argument.asJSON { try StandardOutput.write(json: outputs) }
    if unreadable + problemCount > 0 { throw ExitStatus(1) }
  }

  private func complete(
    _ pitch: Pitch, _ camera: PitchCamera, _ signals: EndSignals, _ progress: inout ProgressLine
  ) throws -> Output {
    let writer = KeyFrameWriter(pitch, camera, every: every)
    var problems: [PitchProblem] = []
    let frames = open(pitch, camera, &problems)
    let plan = writer.plan(frames)
    var written = plan.missing.map(\.name.fileName)
    if !isDryRun, let frames {
      let report = try writer.write(from: frames) { done, all in
        progress.show(Double(done) / Double(all), "\(pitch.name), \(camera.rawValue)")
        return !signals.haveArrived
      }
      if report.isCancelled { throw ExitStatus.cancelled }
      written = report.written
      problems += report.problems
    }
    return Output(
      pitch: pitch.name, camera: camera, written: frames == nil ? [] : written,
      existing: pitch[camera].keyFrames.count, extra: plan.extra.map(\.name.fileName),
      problems: problems.map(\.description))
  }

  /// The frames of the video; nil, and a problem, if there is nothing to decode or to count.
  private func open(
    _ pitch: Pitch, _ camera: PitchCamera, _ problems: inout [PitchProblem]
  ) -> (any PitchFrames)? {
    guard pitch.manifest.span != nil else {
      let path = pitch.url.appending(path: PitchManifest.fileName).path
      problems.append(
        PitchProblem(
          .missing, path: path, field: "t_start_ns, t_end_ns",
          "are needed to number key frames of the \(camera.rawValue) camera"))
      return nil
    }
    guard let video = pitch[camera].video else {
      problems.append(
        PitchProblem(
          .missing, path: pitch.url.path, "has no video of the \(camera.rawValue) camera"))
      return nil
    }
    guard pitch[camera].timestamps.count > 0 else {
      problems.append(
        PitchProblem(
          .missing, path: video.path, "has no timestamps, so that its frames have no times"))
      return nil
    }
    do {
      return try PitchArgument.openVideo(video)
    } catch {
      problems.append(PitchProblem(path: video.path, error))
      return nil
    }
  }

  private func print(_ output: Output) throws {
    let place = "\(output.pitch), \(output.camera.rawValue)"
    let verb = isDryRun ? "would write" : "wrote"
    for name in output.written {
      try StandardOutput.write(VisibleText.of("\(place): \(verb) \(name)") + "\n")
    }
    if output.written.isEmpty, output.problems.isEmpty {
      try StandardOutput.write(VisibleText.of("\(place): complete, nothing was written") + "\n")
    }
    if !output.extra.isEmpty {
      let names = output.extra.joined(separator: ", ")
      try StandardOutput.write(
        VisibleText.of("\(place): kept \(names), which the recorder wrote beside the right one")
          + "\n")
    }
    for problem in output.problems { StandardError.writeLine("labeltui: \(problem)") }
  }
}
