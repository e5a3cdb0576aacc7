import Foundation
import Synchronization
import TestSupport

@testable import Datasets
@testable import Labels
@testable import Radio

/// Small captures with labels, and a dataset with a simulated clock.
struct BulkFixture {
  /// Three windows per capture.
  static let windowSamples = 8192
  static let sampleRate = 1e5
  static let windowSeconds = Double(windowSamples) / sampleRate

  let folder: TemporaryFolder
  var captures: URL { folder.file("captures") }
  var dataset: URL { folder.file("data") }
  var state: URL { folder.file("state") }

  init(captures count: Int = 0) throws {
    folder = try TemporaryFolder()
    try FileManager.default.createDirectory(at: captures, withIntermediateDirectories: true)
    for index in 0..<count { try addCapture("c\(index)", seed: UInt64(index + 1)) }
  }

  /// Writes a capture of four sweeps and a carrier: five boxes.
  @discardableResult
  func addCapture(_ name: String, seed: UInt64) throws -> URL {
    var recipe = SyntheticRecipe()
    recipe.seed = seed
    recipe.sampleRate = Self.sampleRate
    recipe.duration = 3 * Self.windowSeconds
    recipe.signals = [.chirp, .tone]
    let url = captures.appending(path: "\(name).rfcap")
    try SyntheticCapture(recipe).write(to: url)
    return url
  }

  /// Writes `annotations` as the labels of the capture at `url`.
  func label(_ url: URL, _ annotations: [Annotation]) throws {
    let labels = url.deletingPathExtension().appendingPathExtension("sigmf-meta")
    try? FileManager.default.removeItem(at: labels)
    try labelFile(url).write(LabelRevision(annotations))
  }

  func labelFile(_ url: URL) throws -> CaptureLabels {
    CaptureLabels(of: try CaptureFile.open(url), stateFolder: state)
  }

  /// A box over `samples` in the middle of the band.
  func box(_ samples: Range<Int>, _ label: String?) -> Annotation {
    Annotation(box: Box(samples: samples, frequencies: 2.43999e9...2.44001e9), label: label)
  }

  /// A bulk save whose clock advances by a second at each reading.
  func bulk(threads: Int = 2) -> BulkSave {
    let clock = Mutex(1_800_000_000.0)
    let store = SampleStore(dataset: dataset) {
      clock.withLock { seconds in
        seconds += 1
        return Date(timeIntervalSince1970: seconds)
      }
    }
    return BulkSave(
      store: store, windowSeconds: Self.windowSeconds, stateFolder: state, labeler: "anna",
      threads: threads)
  }
}
