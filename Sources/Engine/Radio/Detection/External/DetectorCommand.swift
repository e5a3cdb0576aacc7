import FoundationEssentials
import Foundations
import Labels

/// A program of the user that finds signals (`docs/detectors.md`).
///
/// A shell runs its command line with the path of the capture, `--start SEC` and `--duration SEC` added. The same facts are on
/// its standard input as JSON. It writes SigMF annotations to its standard output.
package struct DetectorCommand: Sendable, Equatable {
  /// The command line for `/bin/sh`.
  package var line: String
  /// The longest time it may take, in seconds.
  package var seconds: Double

  /// The command line `line`, which may take `seconds`.
  package init(_ line: String, seconds: Double = DetectorLimits.usualSeconds) {
    self.line = line
    self.seconds = seconds
  }

  /// What the program reads from its standard input.
  private struct Request: Encodable {
    var path: String
    var start: Double
    var duration: Double
    var sampleStart: Int
    var sampleCount: Int
    var sampleRate: Double
    var centerFrequency: Double

    private enum CodingKeys: String, CodingKey {
      case path, start, duration
      case sampleStart = "sample_start"
      case sampleCount = "sample_count"
      case sampleRate = "sample_rate"
      case centerFrequency = "center_frequency"
    }
  }

  func proposals(
    for capture: Capture, samples: Range<Int>, environment: [String: String],
    progress: (Double) -> Bool
  ) throws -> [Annotation]? {
    let request = Request(
      path: capture.url.path, start: Double(samples.lowerBound) / capture.sampleRate,
      duration: Double(samples.count) / capture.sampleRate, sampleStart: samples.lowerBound,
      sampleCount: samples.count, sampleRate: capture.sampleRate,
      centerFrequency: capture.centerFrequency)
    let input = try ProgramInput()
    try input.write(Array(try OrderedJSONEncoder(.pretty).encode(request)))
    let run = ProgramRun(
      "/bin/sh",
      arguments: [
        "-c", "\(line) \"$@\"", "detector", request.path, "--start", "\(request.start)",
        "--duration", "\(request.duration)",
      ],
      environment: environment, seconds: seconds, outputLimit: DetectorLimits.outputBytes)
    let output = try run.output(for: input, called: line, isCancelled: { !progress(0) })
    guard let output else { return nil }
    return try DetectorReply(Data(output), from: line, on: capture, samples: samples, offset: 0)
      .annotations
  }
}
