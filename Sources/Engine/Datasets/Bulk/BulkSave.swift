import Foundation

/// Saves every window that has labeled boxes of any number of captures, on several threads.
///
/// Threads compute; the caller's thread saves, window after window in the order of the captures. So
/// the files are the same whatever the number of threads, and a run that was killed is finished by
/// the next one as if nothing had happened. A run that finds all saved writes nothing.
package struct BulkSave: Sendable {
  private let store: SampleStore
  private let windowSeconds: Double
  private let stateFolder: URL
  private let labeler: String?
  private let threads: Int

  /// Saves windows of `windowSeconds` into `store`; `stateFolder` has the labels of captures in folders
  /// that cannot be written. `threads` are as many as processors unless told otherwise.
  package init(
    store: SampleStore, windowSeconds: Double, stateFolder: URL, labeler: String? = nil,
    threads: Int = ProcessInfo.processInfo.activeProcessorCount
  ) {
    self.store = store
    self.windowSeconds = windowSeconds
    self.stateFolder = stateFolder
    self.labeler = labeler
    self.threads = max(1, threads)
  }

  /// Saves the captures at `paths`, folders searched.
  ///
  /// `progress` is told how far it is, several times a second, and stops it by returning false; what was
  /// saved until then stays. Captures that cannot be read are reported and do not stop it; throws
  /// what saving throws.
  package func run(
    _ paths: [URL], progress: (BulkProgress) -> Bool = { _ in true }
  ) throws -> BulkReport {
    let datasetWarnings = try store.recover()
    let plan = BulkPlan(paths, windowSeconds: windowSeconds, stateFolder: stateFolder)
    var session = BulkSession(
      store: store, plan: plan, stateFolder: stateFolder, labeler: labeler)
    let known = try session.knownWindows()
    let labeler = labeler
    let isComplete = try OrderedPieces.run(
      plan.windowCount, by: (0..<threads).map { _ in WindowWorker() },
      { worker, index, isStopped in
        let task = plan.task(index)
        let capture = plan.captures[task.capture]
        return try worker.contents(
          of: capture.window(task.window), plan: capture, labeler: labeler, known: known,
          isStopped: isStopped)
      },
      goesOn: { progress(session.progress) },
      consume: { index, contents in
        try session.save(contents, task: plan.task(index))
        return true
      })
    try session.writeManifests()
    return session.report(isComplete: isComplete, datasetWarnings: datasetWarnings)
  }
}
