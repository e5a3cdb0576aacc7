import Foundations

/// Samples that the catalog mirrors: those of captures, or those of pictures. The catalog lists and
/// reads them through this when a folder's files have changed without it.
package protocol CatalogSource: Sendable {
  /// The folders that hold the records of samples. A folder that does not exist is not listed.
  func folders() throws -> [CatalogFolder]

  /// The samples in `folder`, by the names of its files; reads no file. Throws `FileError`.
  func listing(of folder: CatalogFolder) throws -> CatalogListing

  /// Reads the record of sample `id`. Throws `FileError`, or another error if the record is damaged.
  func entry(_ id: SampleID, in folder: CatalogFolder) throws -> CatalogEntry

  /// The path of the record of sample `id`, whose identity shows whether it has changed.
  func recordPath(_ id: SampleID, in folder: CatalogFolder) -> String

  /// The path of the image of sample `id`, relative to the dataset.
  func imagePath(_ id: SampleID, in folder: CatalogFolder) -> String
}

/// A folder of a dataset that holds the records of samples, one file each.
package struct CatalogFolder: Hashable, Sendable {
  /// The path relative to the dataset, such as `signals/drone/samples` or `annotations`.
  package let path: String
  /// The class of the samples; nil for pictures.
  package let signal: SignalName?

  /// The folder at `path`, relative to the dataset.
  package init(path: String, signal: SignalName? = nil) {
    self.path = path
    self.signal = signal
  }

  /// The key of sample `id` in this folder.
  package func key(_ id: SampleID) -> SampleKey {
    signal.map { .signal(SampleReference(signal: $0, id: id)) } ?? .picture(id)
  }
}

/// The samples in a folder, by the names of its files.
package struct CatalogListing: Sendable {
  /// The samples with all their files.
  package var samples: [SampleID]
  /// The highest number that is the id of any file, complete or not; 0 if there is none.
  package var highestNumber = 0
  /// Whether a killed process left something incomplete.
  package var needsRecovery = false
  /// Files without which a sample is not complete.
  package var warnings: [DatasetWarning] = []

  /// A listing of `samples`.
  package init(samples: [SampleID]) { self.samples = samples }
}

/// A sample as the catalog keeps it.
package struct CatalogEntry: Sendable {
  /// Boxes, origin and revision of the sample.
  package var content: SampleContent
  /// The identity of the record's file; nil if it is not known, so the record is read again.
  package var record: FileIdentity?
  /// The path of the image relative to the dataset.
  package var imagePath: String
  /// The size of the image's file in bytes; nil if unknown.
  package var imageSize: Int?
  /// The number of boxes that cover no pixel.
  package var emptyBoxes = 0
  /// Whether a box is more than two pixels off its signal, as placed by earlier versions.
  package var isMisplaced = false

  /// Whether both files are known. Otherwise the record is read again: the system could not tell, or
  /// another program removes the sample.
  var isWhole: Bool { record != nil && imageSize != nil }

  /// Finds the size of the image, if it is not known, in the dataset in the folder `root`. Throws
  /// `FileError` if the system cannot tell.
  mutating func findImageSize(in root: String) throws(FileError) {
    if imageSize == nil {
      imageSize = try FileIdentity.current("\(root)/\(imagePath)").map { Int($0.size) }
    }
  }

  /// An entry for `content`, whose record file is `record`.
  package init(
    _ content: SampleContent, record: FileIdentity?, imagePath: String, imageSize: Int?
  ) {
    self.content = content
    self.record = record
    self.imagePath = imagePath
    self.imageSize = imageSize
  }
}
