import FoundationEssentials
import Foundations

extension ForeignDataset {
  /// The number of folders above a folder of pictures that are looked at.
  private static let mostLevels = 3
  /// Names of folders inside datasets, in lower case.
  private static let usualNames: Set<String> = [
    "images", "image", "imgs", "img", "jpegimages", "pictures", "data", "default", "obj_train_data",
  ]

  /// The datasets that the pictures in `folder` may belong to: the one in the folder itself, then those in
  /// folders above. Folders above are looked at only if the names are those of folders in datasets, so that
  /// other folders of the user are left alone.
  static func surrounding(_ folder: String) -> [ForeignDataset] {
    guard let start = PictureLookup.canonical(folder) else { return [] }
    var found = [ForeignDataset(URL(filePath: start))].compactMap { $0 }
    var inner = start
    for _ in 0..<mostLevels {
      let outer = FileSystem.parent(of: inner)
      guard outer != inner, outer != "/", isUsual(inner) || isUsual(outer) else { break }
      if let dataset = ForeignDataset(outer: outer) { found.append(dataset) }
      inner = outer
    }
    return found
  }

  private static func isUsual(_ folder: String) -> Bool {
    let name = FileSystem.name(of: folder)
    return usualNames.contains(name.lowercased()) || SplitName.of(name) != nil
  }

  /// The dataset in `folder`, which contains the folder of the pictures. Formats without a description of the
  /// whole dataset must have their files in a folder of their own.
  private init?(outer folder: String) {
    guard let dataset = ForeignDataset(URL(filePath: folder)) else { return nil }
    switch dataset.format {
    case .coco, .yolo, .cvat, .labelstudio, .datumaro, .curated: break
    case .voc, .labelme:
      let places = ["Annotations", "annotations", "labels", "json", "labelme"]
      guard places.contains(where: { FileSystem.isFolder("\(folder)/\($0)") }) else { return nil }
    }
    self = dataset
  }

  /// The pictures of the dataset, below its folder, in natural order; empty if there are too many files.
  package func pictureFiles() -> [URL] {
    let lookup = PictureLookup(dataset: URL(filePath: folder), images: nil)
    return ((try? lookup.pictures(below: folder)) ?? []).map { URL(filePath: $0) }
  }
}
