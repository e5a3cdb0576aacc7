import FoundationEssentials
import Radio

/// Computes the overview of a capture from all of its samples, or reads it from the cache.
struct OverviewLoader: Sendable {
  let captures: OpenCaptures
  let cache: OverviewCache
  /// The overview does not depend on them; only the first one's progress is reported.
  var threads = ProcessInfo.processInfo.activeProcessorCount

  /// How often a new stretch is reported, at most.
  private static let stretches = 50

  /// Finds or computes the overview of the capture `id`; stops when that is closed or grows.
  func run(captureID id: Int, report: ProgressReport) throws -> CaptureResult? {
    guard let open = captures[id] else { return nil }
    let key = cache.key(of: open.capture)
    let scale = OverviewScale(sampleCount: open.capture.sampleCount)
    if let stored = key.flatMap({ cache.overview($0, sampleCount: scale.sampleCount) }) {
      captures.setOverview(stored, of: id)
      return state(of: stored, open: open)
    }
    let overview = Overview(scale: scale)
    captures.setOverview(overview, of: id)
    let isWhole = try fill(overview, of: open, report: report)
    report.mailbox.post(.capture(state(of: overview, open: open)))
    if report.cancel.isCancelled { throw SpectrogramError.cancelled }
    if isWhole, let key, cache.key(of: open.capture) == key {
      // Without a place for it, the overview is computed again the next time.
      try? cache.store(overview, as: key)
    }
    return nil
  }

  /// Fills `overview`, reporting stretches that can be shown; returns whether it is whole.
  private func fill(
    _ overview: Overview, of open: OpenCapture, report: ProgressReport
  ) throws -> Bool {
    let progress = report.callback()
    let stretch = max(1, overview.scale.columnCount / Self.stretches)
    var reported = 0
    return try OverviewBuilder.fill(overview, from: open.reader, threads: threads) { share in
      let columnCount = overview.extent.columnCount
      if columnCount - reported >= stretch {
        reported = columnCount
        report.mailbox.post(.capture(state(of: overview, open: open)))
      }
      return progress(share) && captures[open.id]?.reader === open.reader
    }
  }

  private func state(of overview: Overview, open: OpenCapture) -> CaptureResult {
    .overviewGrew(
      id: open.id, overview.extent,
      overview.profile(sampleRate: open.capture.sampleRate))
  }
}
