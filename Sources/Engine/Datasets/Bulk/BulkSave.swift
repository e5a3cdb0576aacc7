import FoundationEssentials

/// Saves every window that contains labeled boxes, of any number of captures, on several threads.
///
/// The threads compute; the windows are saved in groups, in the order of the captures. So the files do not depend on the number of threads, and if a run is killed, the next
/// run completes it with the same result. A run that finds everything saved writes nothing.
package struct BulkSave: Sendable {
  private let store: SampleStore
  private let windowSeconds: Double
  private let stateFolder: URL
  private let labeler: String?
  private let threads: Int

  /// Saves windows of `windowSeconds` to `store`. `stateFolder` contains the labels of captures in
  /// write-protected folders. `threads` is by default the number of processors.
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

  /// Saves the captures at `paths`; folders are searched.
  ///
  /// `progress` is called several times per second, and cancels by returning false; samples saved
  /// until then stay. Captures that cannot be read are reported without stopping. Throws if the
  /// dataset cannot be written.
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
        let item = plan.item(index)
        let capture = plan.captures[item.capture]
        return try worker.contents(
          of: capture.window(item.window), plan: capture, labeler: labeler, known: known,
          isStopped: isStopped)
      },
      shouldContinue: { progress(session.progress) },
      consume: { index, contents in
        try session.save(contents, item: plan.item(index))
        return true
      })
    try session.finish()
    return session.report(isComplete: isComplete, datasetWarnings: datasetWarnings)
  }
}
