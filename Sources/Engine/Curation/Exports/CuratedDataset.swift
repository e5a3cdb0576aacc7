import Datasets
import FoundationEssentials
import Foundations
import Libraries
import Radio

/// Exports the samples of a dataset as a curated dataset: images, annotations, manifest, metadata,
/// reviews and COCO, in a new folder (`docs/formats/curated-dataset.md`).
///
/// Everything is written to a temporary folder beside the new one, which is renamed at the end, so
/// the export is complete or absent. The same samples give the same bytes.
package struct CuratedDataset: Sendable {
  static let version = "1.0"

  /// The result of an export.
  package struct Summary: Sendable, Equatable {
    /// The folder of the curated dataset.
    package var folder: URL
    /// The number of images.
    package var imageCount: Int
    /// The number of boxes.
    package var annotationCount: Int
    /// The number of samples.
    package var sampleCount: Int
    /// The samples and reviews that could not be read and were skipped, with the reasons.
    package var leftOut: [String]
  }

  private let store: SampleStore
  private let filter: ExportFilter

  /// Exports those samples of `store` that `filter` selects.
  package init(of store: SampleStore, filter: ExportFilter = .good) {
    self.store = store
    self.filter = filter
  }

  /// Writes the dataset to `folder`, which must not exist or be empty.
  ///
  /// `progress` is called with the completed share, 0...1, and cancels by returning false; then
  /// nothing is left behind. Holds one image in memory at a time.
  package func export(
    to folder: URL, progress: (Double) -> Bool = { _ in true }
  ) throws -> Summary {
    let target = folder.resolvingSymlinksInPath().path
    guard try !FileSystem.exists(target) || isEmptyFolder(target) else {
      throw ExportError.folderNotEmpty(path: folder.path)
    }
    let parent = FileSystem.parent(of: target)
    try FileSystem.createFolder(parent)
    let building = try BuildingFolder(for: FileSystem.name(of: target), in: parent)
    var summary = try write(to: building.path, progress: progress)
    try building.putInPlace()
    summary.folder = folder
    return summary
  }

  private func isEmptyFolder(_ path: String) throws -> Bool {
    guard try FileSystem.folderExists(path) else { return false }
    return try FileSystem.names(in: path).isEmpty
  }

  private func write(to folder: String, progress: (Double) -> Bool) throws -> Summary {
    try FileSystem.createFolder("\(folder)/images")
    try FileSystem.createFolder("\(folder)/annotations")
    let reviews = try ReviewLog(store: store).load()
    var leftOut = try (store.warnings() + reviews.warnings).filter(\.isLoss).map(\.description)
    let images = try writeImages(
      to: "\(folder)/images", reviews: reviews.latest, &leftOut, progress: progress)
    guard !images.isEmpty else { throw emptiness(leftOut) }
    let categories = CategoryMap(images)
    for image in images {
      let annotations = CuratedAnnotations(image, categories: categories)
      try write(annotations, to: "\(folder)/annotations/\(image.hash).json")
    }
    let coco = COCODataset(images, categories: categories)
    try write(CuratedMetadata(images, categories: categories), to: "\(folder)/metadata.json")
    try write(coco, to: "\(folder)/dataset.json")
    try write(lines: images.map(CuratedManifestLine.init), to: "\(folder)/manifest.jsonl")
    try write(lines: images.compactMap(\.review), to: "\(folder)/reviews.jsonl")
    for name in ["/images", "/annotations", ""] { try FileSystem.sync(folder: folder + name) }
    return Summary(
      folder: store.dataset, imageCount: images.count, annotationCount: coco.annotations.count,
      sampleCount: images.reduce(0) { $0 + $1.samples.count }, leftOut: leftOut)
  }

  /// The error for an export without images, of which `leftOut` were skipped.
  private func emptiness(_ leftOut: [String]) -> ExportError {
    let dataset = store.dataset.path
    guard let first = leftOut.first else {
      return .nothingToExport(dataset: dataset, filter: filter)
    }
    return .onlyDamaged(dataset: dataset, filter: filter, count: leftOut.count, first: first)
  }

  /// Writes each image once; returns the images in the order of their first samples.
  private func writeImages(
    to folder: String, reviews: [String: Review], _ leftOut: inout [String],
    progress: (Double) -> Bool
  ) throws -> [CuratedImage] {
    let samples = try store.samples()
    var images: [CuratedImage] = []
    var positions: [String: Int] = [:]
    for (index, reference) in samples.enumerated() {
      guard progress(Double(index) / Double(samples.count)) else { throw ExportError.cancelled }
      do {
        guard let sample = try sample(reference, review: reviews[reference.description]) else {
          continue
        }
        let png = try pngFile(of: store.image(reference))
        let hash = String(SHA256.hexadecimal(of: png).prefix(16))
        if let position = positions[hash] {
          images[position].add(sample)
        } else {
          positions[hash] = images.count
          images.append(CuratedImage(hash: hash, samples: [sample]))
          try FileSystem.create("\(folder)/\(hash).png", png)
        }
      } catch let error as SampleError {
        leftOut.append("\(error)")
      }
    }
    return images
  }

  /// The sample `reference` with its last review `review`; nil if the filter does not select it.
  private func sample(
    _ reference: SampleReference, review: Review?
  ) throws -> CuratedImage.Sample? {
    let record = try store.record(reference)
    let review = review.flatMap { $0.counts(forRevision: record.revision) ? $0 : nil }
    guard filter.admits(review) else { return nil }
    return CuratedImage.Sample(reference: reference, record: record, review: review)
  }

  private func pngFile(of image: SpectrogramImage) throws -> Data {
    let side = SpectrogramImage.side
    return Data(
      try PNGCodec.encode(GrayImage(width: side, height: side, pixels: image.pixels)))
  }

  private func write(_ value: some Encodable, to path: String) throws {
    try FileSystem.create(path, OrderedJSONEncoder(.pretty).encode(value))
  }

  private func write(lines: [some Encodable], to path: String) throws {
    let encoder = OrderedJSONEncoder(.compact)
    var file = Data()
    for line in lines {
      file += try encoder.encode(line)
      file.append(UInt8(ascii: "\n"))
    }
    try FileSystem.create(path, file)
  }
}
