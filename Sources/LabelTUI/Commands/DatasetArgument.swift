import Datasets
import FoundationEssentials
import Foundations

/// The dataset folder given to commands that read a dataset.
enum DatasetArgument {
  /// What messages call the operand.
  static let name = "the folder of a DATASET"

  /// Whether `folder` is a dataset folder, of samples of captures, of pictures or of both.
  static func isDataset(_ folder: URL) throws(FileError) -> Bool {
    for name in ["signals", "annotations"]
    where try FileSystem.folderExists("\(folder.path)/\(name)") { return true }
    return false
  }

  /// The dataset in `folder`. Throws if `folder` is not a dataset: the path is probably mistyped.
  static func dataset(_ folder: URL) throws -> Dataset {
    guard try isDataset(folder) else {
      throw CommandFailure(
        about: folder,
        "is not a dataset (it has no folder signals/ or annotations/): give a folder that samples were"
          + " saved to")
    }
    return Dataset(folder: folder)
  }
}
