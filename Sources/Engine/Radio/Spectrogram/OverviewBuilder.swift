import FoundationEssentials
import Foundations

/// Fills overviews from the samples, on several threads. The result does not depend on their
/// number.
package enum OverviewBuilder {
  /// Computes the columns of `overview`, which is of `source`, in order.
  ///
  /// `progress` is called on the calling thread with the completed share, and cancels by returning
  /// false. Returns false if it was cancelled; throws errors of reading. Columns computed until
  /// then stay.
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

  /// Runs only the transforms of an overview of `sampleCount` samples, on the calling thread. For
  /// benchmarks.
  package static func transform(sampleCount: Int) {
    OverviewWorker().transform(count: sampleCount / OverviewWorker.hop)
  }
}
