import Foundation
import Synchronization
import TestSupport

@testable import Datasets
@testable import Foundations
@testable import Labels
@testable import Radio

/// A dataset in a temporary folder, and drafts to save in it.
final class StoreFixture: Sendable {
  let folder: TemporaryFolder
  let dataset: URL
  private let seconds = Mutex(1_800_000_000.0)

  /// Any bytes will do: the store does not read images.
  let npz = Data("an image".utf8)
  let drone: SignalName
  let video: SignalName

  init() throws {
    folder = try TemporaryFolder()
    dataset = folder.file("data")
    drone = try SignalName("drone")
    video = try SignalName("analog.video-2")
  }

  /// A store as in a new process; its clock advances by a second at each reading.
  func store() -> SampleStore {
    SampleStore(dataset: dataset) { [self] in
      seconds.withLock { seconds in
        seconds += 1
        return Date(timeIntervalSince1970: seconds)
      }
    }
  }

  /// A draft of window number `window` with one box that starts at column `column`.
  func draft(
    _ signal: SignalName, window: Int, capture: String = "a.rfcap", column: Int = 10
  ) -> SampleDraft {
    SampleDraft(
      signal: signal, iqSHA256: "hash\(window)", sourceCapture: capture,
      timeOffset: Double(window) * 0.2, duration: 0.2, centerFrequency: 2430, sampleRate: 20,
      boxes: [
        SampleBox(
          pixels: PixelBox(xMin: column, yMin: 20, xMax: 300, yMax: 400),
          extent: SampleBoxExtent(
            Box(samples: 11_000_000..<12_000_000, frequencies: 2420e6...2430e6),
            in: SampleWindow(
              samples: 10_000_000..<14_000_000, sampleRate: 20e6, centerFrequency: 2430e6)),
          source: .userLabel, verified: true)
      ], labeler: "anna")
  }

  func id(_ text: String) throws -> SampleID { try SampleID(text) }

  func reference(_ signal: SignalName, _ id: String) throws -> SampleReference {
    SampleReference(signal: signal, id: try SampleID(id))
  }

  func samplesFolder(_ signal: SignalName) -> URL {
    dataset.appending(path: "signals/\(signal)/samples")
  }

  /// The names in the class's `samples` folder.
  func names(_ signal: SignalName) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: samplesFolder(signal).path).sorted()
  }

  func manifest(_ signal: SignalName) throws -> Manifest {
    try JSONFile.read(
      Manifest.self, from: dataset.appending(path: "signals/\(signal)/manifest.json").path)
  }

  func index() throws -> DatasetIndex {
    try JSONFile.read(DatasetIndex.self, from: dataset.appending(path: "index.json").path)
  }
}
