import Datasets
import FoundationEssentials

/// The folder of a dataset, as it is given to commands that read one.
enum DatasetArgument {
  /// Whether `folder` holds saved samples.
  static func isDataset(_ folder: URL) -> Bool {
    var isFolder = false
    let signals = folder.appending(path: "signals").path
    return FileManager.default.fileExists(atPath: signals, isDirectory: &isFolder) && isFolder
  }

  /// The samples in `folder`; refuses one that holds none, which is more likely a slip than a wish.
  static func store(_ folder: URL) throws(CommandFailure) -> SampleStore {
    guard isDataset(folder) else {
      throw CommandFailure(
        about: folder,
        "is no dataset (it holds no folder signals/): give one that samples were"
          + " saved to")
    }
    return SampleStore(dataset: folder)
  }
}
