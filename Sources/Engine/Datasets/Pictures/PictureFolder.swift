import Foundations

/// The paths of the files of a dataset's picture samples.
struct PictureFolder: Sendable {
  static let imagesName = "images"
  static let recordsName = "annotations"
  static let manifestName = "manifest.jsonl"
  static let metadataName = "metadata.json"
  static let cocoName = "dataset.json"
  /// Exists while the samples are changed: afterwards the totals and the manifest are up to date.
  static let changingName = ".pictures-changing"

  /// The folder of the dataset.
  let path: String

  init(dataset: String) { path = dataset }

  var images: String { "\(path)/\(Self.imagesName)" }
  var records: String { "\(path)/\(Self.recordsName)" }
  var manifest: String { "\(path)/\(Self.manifestName)" }
  var metadata: String { "\(path)/\(Self.metadataName)" }

  /// The path of the image of sample `id`.
  func image(_ id: SampleID, ending: String) -> String {
    "\(images)/\(PictureSampleFile.imageName(id, ending: ending))"
  }

  /// The path of the record of sample `id`.
  func record(_ id: SampleID) -> String { "\(records)/\(PictureSampleFile.recordName(id))" }

  /// The name of the image file of sample `id`; nil if there is none.
  func imageName(_ id: SampleID) throws(FileError) -> String? {
    for ending in PictureSampleFile.endings
    where try FileSystem.isThere(image(id, ending: ending)) {
      return PictureSampleFile.imageName(id, ending: ending)
    }
    return nil
  }

  /// The samples, by the names of the files.
  func listing() throws(FileError) -> PictureListing {
    // Records first: a sample that is saved meanwhile has its image before its record.
    let records = try FileSystem.names(in: records)
    return PictureListing(images: try FileSystem.names(in: images), records: records, in: self)
  }
}
