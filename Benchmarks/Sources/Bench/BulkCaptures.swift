import Datasets
import Foundation
import Radio

/// 40 captures of 50 ms at 20 MS/s with 5 labeled boxes each.
final class BulkCaptures {
  private static let count = 40
  private static let seconds = 0.05
  private static let labelEnding = "sigmf-meta"

  private let workplace: Workplace
  private let folder: URL
  private var datasets = 0

  init(in workplace: Workplace) throws {
    self.workplace = workplace
    folder = workplace.file("captures")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    for index in 0..<Self.count {
      var recipe = SyntheticRecipe()
      recipe.seed = UInt64(index)
      recipe.sampleRate = Workplace.sampleRate
      recipe.duration = Self.seconds
      // Four packets of one class; the other class is present all the time.
      recipe.signals = [.chirp, .tone]
      try SyntheticCapture(recipe).write(to: url(index))
    }
    try FileManager.default.createDirectory(
      at: workplace.file("labels"), withIntermediateDirectories: false)
    try copyLabels(from: folder, to: workplace.file("labels"))
  }

  /// Saves all of them into a new dataset, as if for the first time.
  func save() throws -> (progress: BulkProgress, seconds: Double, syncs: SyncTally) {
    // A save marks the boxes in the labels with their samples.
    try copyLabels(from: workplace.file("labels"), to: folder)
    datasets += 1
    let bulk = BulkSave(
      store: SampleStore(dataset: workplace.file("dataset-\(datasets)")),
      windowSeconds: Self.seconds, stateFolder: workplace.file("state"))
    let before = SyncTally.now
    var report: BulkReport?
    let seconds = try Stopwatch.seconds { report = try bulk.run([folder]) }
    guard let report, report.failures.isEmpty, report.progress.newSamples == 2 * Self.count else {
      throw BenchError.notNew(figure: "bulk")
    }
    return (report.progress, seconds, SyncTally.now.since(before))
  }

  /// A representative window.
  func firstWindow() throws -> (CaptureReader, SampleWindow) {
    let reader = try reader(0)
    return (reader, reader.capture.window(0..<reader.sampleCount))
  }

  private func reader(_ index: Int) throws -> CaptureReader {
    try CaptureReader(try CaptureFile.open(url(index)))
  }

  private func url(_ index: Int) -> URL { folder.appending(path: "\(1000 + index).rfcap") }

  private func copyLabels(from source: URL, to target: URL) throws {
    for index in 0..<Self.count {
      let name = "\(1000 + index).\(Self.labelEnding)"
      try Data(contentsOf: source.appending(path: name)).write(to: target.appending(path: name))
    }
  }
}
