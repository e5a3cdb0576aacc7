import Datasets
import FoundationEssentials
import Foundations

/// Where a stored split is: in the dataset by its name, such as `v1`, or in a file at a path.
package struct StoredSplitPlace: Sendable, Hashable {
  private let text: String

  /// The split that `text` names: a path if it contains `/` or ends in `.json`, else the name of a split of
  /// the dataset.
  package init(_ text: String) { self.text = text }

  private var isPath: Bool { text.contains("/") || text.hasSuffix(".json") }

  /// The name of the split, without folder and ending.
  package var name: String {
    let name = FileSystem.name(of: text)
    return name.hasSuffix(".json") ? String(name.dropLast(5)) : name
  }

  /// The file, if the split is one of `dataset` or at a path.
  func path(in dataset: Dataset) -> String {
    isPath ? text : "\(dataset.folder.path)/\(SplitStore.folderName)/\(text).json"
  }
}
