import Foundation

/// Fills overviews from the samples, on several threads; the overview does not depend on their number.
package enum OverviewBuilder {
  /// Computes the columns of `overview`, which is of `source`, in order.
  ///
  /// `progress` is told the share that is done on the caller's thread, and cancels by returning
  /// false. Returns whether it was not cancelled; throws what reading throws. What was computed
  /// until then stays.
  package static func fill(
    _ overview: Overview, from source: some IQSource,
    threads: Int = ProcessInfo.processInfo.activeProcessorCount,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> Bool {
    let scale = overview.scale
    let columns = ParallelPieces.Stage<OverviewWorker>(count: scale.columnCount) {
      worker, column in
      overview.set(
        try worker.column(of: scale.samples(ofColumn: column), source: source), at: column)
    }
    let workers = (0..<max(1, threads)).map { _ in OverviewWorker() }
    return try ParallelPieces.run([columns], by: workers, progress: progress)
  }

  /// Does nothing but the transforms that an overview of `sampleCount` samples takes, on the caller's
  /// thread: what no overview can be faster than. For benchmarks.
  package static func transform(sampleCount: Int) {
    OverviewWorker().transform(count: sampleCount / OverviewWorker.hop)
  }
}
