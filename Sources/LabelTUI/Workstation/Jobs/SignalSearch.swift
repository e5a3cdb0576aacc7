import Labels
import Radio

/// Searches signals in an open capture.
struct SignalSearch: Sendable {
  let open: OpenCapture
  let request: DetectionRequest

  /// The largest number of proposals. Of more signals, the most certain ones are proposed.
  static let limit = 50_000

  /// The result; nil if the search was cancelled. Throws `DetectionError`, and errors of reading.
  func run(report: ProgressReport) throws -> CaptureResult? {
    let signals = try SignalDetector.detect(
      in: open.reader, of: CaptureFrame(open.capture), samples: request.samples,
      parameters: request.parameters, progress: report.callback())
    guard var signals else { return nil }
    if signals.count > Self.limit {
      signals.sort { $0.confidence > $1.confidence }
      signals.removeLast(signals.count - Self.limit)
    }
    return .detected(request, signals.map(\.annotation))
  }
}
