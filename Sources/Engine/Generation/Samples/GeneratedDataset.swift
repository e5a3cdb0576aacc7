import FoundationEssentials
import Foundations

/// A dataset that was generated.
package struct GeneratedDataset: Sendable {
  /// The path of its folder.
  package let path: String
  /// The content of `dataset.json`.
  package let description: DatasetDescription

  /// Whether the folder `path` contains a generated dataset, complete or not.
  package static func isDataset(_ path: String) -> Bool {
    FileSystem.exists("\(path)/\(DatasetDescription.fileName)")
  }

  /// Opens the dataset at `path`. Throws `FileError`, and `GenerationError` if `dataset.json` is not valid or the dataset
  /// is not complete.
  package init(_ path: String) throws {
    self.path = path
    let file = "\(path)/\(DatasetDescription.fileName)"
    guard let description = try DatasetDescription.read(from: file) else {
      throw GenerationError.unreadable(path: file, reason: "the file does not exist")
    }
    guard description.isComplete else { throw GenerationError.incomplete(path: path) }
    self.description = description
  }

  /// Calls `body` with each line of the table of features: CSV with a header.
  package func readFeatures(_ body: (String) throws -> Void) throws {
    try TextLines.read("\(path)/\(FeatureTable.fileName)") { line in
      try body(String(decoding: line, as: UTF8.self) + "\n")
    }
  }
}
