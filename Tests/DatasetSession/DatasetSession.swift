import Curation
import Datasets
import Foundation
import Radio
import TestSupport

/// Carries out the steps of `SessionStep.script` on a dataset and prints the result of each: `DatasetSession FOLDER`
/// works on `FOLDER/data` and exports to `FOLDER/curated`. After a step that fails it continues with the next.
@main
struct DatasetSession {
  private let folder: URL
  private var store: SampleStore
  /// The saved samples, by window.
  private var samples: [Int: SampleReference] = [:]
  private let npz = NPZ.encode(
    SpectrogramImage(pixels: [UInt8](repeating: 40, count: 1024 * 1024)))

  static func main() throws {
    if CommandLine.arguments[1] == "--load" {
      var load = DatasetLoad(Array(CommandLine.arguments.dropFirst(2)))
      return try load.run()
    }
    var session = DatasetSession(folder: URL(filePath: CommandLine.arguments[1]))
    for step in SessionStep.script {
      let answer: SessionAnswer
      do {
        answer = try session.carryOut(step)
      } catch {
        answer = .failed("\(error)")
      }
      try FileHandle.standardOutput.write(
        contentsOf: JSONEncoder().encode(answer) + Data("\n".utf8))
    }
  }

  private init(folder: URL) {
    self.folder = folder
    store = SampleStore(dataset: folder.appending(path: "data"))
  }

  private mutating func carryOut(_ step: SessionStep) throws -> SessionAnswer {
    switch step {
    case .open:
      store = SampleStore(dataset: folder.appending(path: "data"))
      try store.recover()
      return .opened
    case .save(let signal, let window, let column):
      return try save(SignalName(signal), window: window, column: column)
    case .fix(let signal, let window, let column):
      return try fix(signal, window: window, column: column)
    case .review(_, let window, let status):
      guard let sample = samples[window], let status = ReviewStatus(rawValue: status) else {
        return .skipped
      }
      let revision = try store.record(sample).revision
      _ = try ReviewLog(store: store).add(status, of: sample, reviewer: "anna", revision: revision)
      return .reviewed(id: sample.id.text, revision: revision)
    case .delete(_, let window):
      guard let sample = samples[window] else { return .skipped }
      return .deleted(id: sample.id.text, existed: try store.delete(sample))
    case .export:
      let summary = try CuratedDataset(of: store, filter: .good).export(
        to: folder.appending(path: "curated"))
      return .exported(samples: summary.sampleCount, leftOut: summary.leftOut)
    }
  }

  private mutating func save(
    _ signal: SignalName, window: Int, column: Int
  ) throws -> SessionAnswer {
    let draft = SampleDraft(
      signal: signal, iqSHA256: SessionStep.hash(window: window), sourceCapture: "a.rfcap",
      timeOffset: Double(window) * 0.2, duration: 0.2, centerFrequency: 2430, sampleRate: 20,
      boxes: [
        SampleBox(
          pixels: PixelBox(xMin: column, yMin: 256, xMax: 512, yMax: 512), source: .userLabel,
          verified: true)
      ], labeler: "anna")
    let outcome = try store.save(draft, npz: npz)
    samples[window] = outcome.sample
    return .saved(id: outcome.sample.id.text, isNew: outcome.change == .saved)
  }

  private func fix(_ signal: String, window: Int, column: Int) throws -> SessionAnswer {
    guard let sample = samples[window] else { return .skipped }
    let box = ContentBox(
      className: signal, x: Double(column), y: 256, width: Double(512 - column), height: 256)
    _ = try store.replaceBoxes(
      of: sample, by: [EditedBox(box, original: 0)],
      expectingRevision: try store.record(sample).revision, labeler: "bert")
    return .saved(id: sample.id.text, isNew: false)
  }
}
