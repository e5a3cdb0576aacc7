import FoundationEssentials
import Labels
import Radio

/// Searches signals in an open capture.
struct SignalSearch: Sendable {
  let open: OpenCapture
  let request: DetectionRequest

  /// The largest number of proposals. Of more signals, the most certain ones are proposed.
  static let limit = 50_000

  /// The result; nil if the search was cancelled. Throws what `DetectorSource.proposals` does.
  func run(report: ProgressReport) throws -> CaptureResult? {
    let proposals = try request.source.proposals(
      for: open.reader, samples: request.samples,
      environment: ProcessInfo.processInfo.environment, progress: report.callback())
    guard var proposals else { return nil }
    if proposals.count > Self.limit {
      proposals.sort { $0.proposal?.confidence ?? 0 > $1.proposal?.confidence ?? 0 }
      proposals.removeLast(proposals.count - Self.limit)
    }
    return .detected(request, proposals)
  }
}
