import Datasets
import FoundationEssentials
import Foundations

/// A folder given to `labeltui diff`: a dataset or an export.
package struct ComparedFolder {
  /// What is in the folder.
  package let source: any ComparedSource
  private let path: String
  private let isDataset: Bool

  /// Opens `folder`. Throws `DiffError` if it is neither a dataset nor an export.
  package init(_ folder: URL) throws {
    path = folder.path
    guard FileSystem.isFolder(path) else { throw DiffError.noFolder(path: path) }
    isDataset = FileSystem.isFolder("\(path)/signals")
    source = try ComparedDataset(Dataset(folder: folder))
  }

  /// Throws `DiffError.differentKinds` if one is a dataset and `other` an export: their samples have
  /// different names.
  package func checkComparable(with other: ComparedFolder) throws(DiffError) {
    guard isDataset == other.isDataset else {
      throw isDataset
        ? .differentKinds(dataset: path, export: other.path)
        : .differentKinds(dataset: other.path, export: path)
    }
  }
}
