import Datasets
import FoundationEssentials

/// The dataset folder given to commands that read a dataset.
enum DatasetArgument {
  /// Whether `folder` is a dataset folder.
  static func isDataset(_ folder: URL) -> Bool {
    ["signals", "annotations"].contains { name in
      var isFolder = false
      let path = folder.appending(path: name).path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder
    }
  }

  /// The store of the dataset in `folder`. Throws if `folder` is not a dataset: the path is probably mistyped.
  static func store(_ folder: URL) throws(CommandFailure) -> SampleStore {
    guard isDataset(folder) else {
      throw CommandFailure(
        about: folder,
        "is not a dataset (it has no folder signals/ or annotations/): give a folder that samples were"
          + " saved to")
    }
    return SampleStore(dataset: folder)
  }
}
