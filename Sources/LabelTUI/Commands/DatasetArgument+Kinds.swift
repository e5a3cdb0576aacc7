import Datasets
import FoundationEssentials
import Foundations

extension DatasetArgument {
  /// The dataset in `folder`, of samples of captures, of pictures or of both. Throws if `folder` is
  /// not a dataset: the path is probably mistyped.
  static func dataset(_ folder: URL) throws(CommandFailure) -> Dataset {
    guard isDataset(folder) || holdsPictures(folder) else {
      throw CommandFailure(
        about: folder,
        "is not a dataset (it has neither a folder signals/ nor images/ with annotations/): give a "
          + "folder that samples were saved to")
    }
    return Dataset(folder: folder)
  }

  /// Whether `folder` has the folders of picture samples.
  private static func holdsPictures(_ folder: URL) -> Bool {
    ["images", "annotations"].allSatisfy { FileSystem.isFolder("\(folder.path)/\($0)") }
  }
}
