import Foundation
import TestSupport

@testable import Generation

/// The `dataset.json` of a test, whose members can be changed.
struct DescribedDataset {
  var members: [String: Any] = [
    "format": "labeltui-iq-dataset", "version": 1, "name": "Test", "type": "iq_raw",
    "samples": 1000, "receivers": ["min": 5, "max": 10], "sample_rate_hz": 200_000.0,
    "duration_s": 1.0, "seed": 1, "size_bytes": 123, "complete": true, "candidates": 200,
    "rejected": ["gdop": 7, "far": 3],
    "recipe": ["modulation": "narrow", "geometry": ["gdop": 200]],
    "from_the_future": [1, 2],
  ]

  init(_ changes: [String: Any] = [:], without name: String? = nil) {
    members.merge(changes) { $1 }
    if let name { members[name] = nil }
  }

  /// Writes the file to the new folder `url`.
  func write(to url: URL) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    try JSONSerialization.data(withJSONObject: members)
      .write(to: url.appending(path: "dataset.json"))
  }

  /// The dataset as it is read.
  func read() throws -> ListedDataset? {
    let folder = try TemporaryFolder()
    try write(to: folder.url)
    return try ListedDataset(folder: folder.url.path)
  }
}
