import FoundationEssentials
import Radio

/// Computes the overview of a capture from all of its samples, or reads it from the cache.
struct OverviewLoader: Sendable {
  let captures: OpenCaptures
  let cache: OverviewCache
  /// The number of threads. Only the first one reports progress.
  var threads = ProcessInfo.processInfo.activeProcessorCount

  /// The largest number of reports of new columns.
  private static let reportLimit = 50

  /// Reads the overview of the capture `id` from the cache, or computes it; stops if the capture is closed or
  /// grows.
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
      // If it cannot be stored, the overview is computed again the next time.
      try? cache.store(overview, as: key)
    }
    return nil
  }

  /// Computes `overview` and reports new columns; returns whether it is complete.
  private func fill(
    _ overview: Overview, of open: OpenCapture, report: ProgressReport
  ) throws -> Bool {
    let progress = report.callback()
    let columnsPerReport = max(1, overview.scale.columnCount / Self.reportLimit)
    var reported = 0
    return try OverviewBuilder.fill(overview, from: open.reader, threads: threads) { share in
      let columnCount = overview.extent.columnCount
      if columnCount - reported >= columnsPerReport {
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
