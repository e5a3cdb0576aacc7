import FoundationEssentials

/// Exports the samples of a dataset as a curated one: images, annotations, manifest, metadata,
/// reviews and COCO, in a new folder.
///
/// Everything is written to a folder beside the new one and renamed in the end, so that it is all
/// there or nothing is. The same samples give the same bytes.
public struct CuratedDataset: Sendable {
  static let version = "1.0"

  /// What was exported.
  public struct Summary: Sendable, Equatable {
    public var folder: URL
    public var imageCount: Int
    public var annotationCount: Int
    public var sampleCount: Int
    /// Samples that cannot be read, and are left out.
    public var warnings: [String]
  }

  private let store: SampleStore
  private let filter: ExportFilter

  /// Exports those samples of `store` that `filter` admits.
  public init(of store: SampleStore, filter: ExportFilter = .good) {
    self.store = store
    self.filter = filter
  }

  /// Writes the dataset to `folder`, which must not exist or be empty.
  ///
  /// `progress` is told the share that is done, 0...1, and cancels by returning false; nothing is
  /// left then. Holds one image at a time.
  public func export(
    to folder: URL, progress: (Double) -> Bool = { _ in true }
  ) throws -> Summary {
    let target = folder.resolvingSymlinksInPath().path
    guard try !FileSystem.exists(target) || isEmptyFolder(target) else {
      throw ExportError.folderNotEmpty(path: folder.path)
    }
    let parent = FileSystem.parent(of: target)
    try FileSystem.createFolder(parent)
    let unique = String(UInt64.random(in: .min ... .max), radix: 16)
    let building = "\(parent)/.\(FileSystem.name(of: target)).\(unique).labeltui-export"
    do {
      var summary = try write(to: building, progress: progress)
      try FileSystem.rename(building, to: target)
      try FileSystem.sync(folder: parent)
      summary.folder = folder
      return summary
    } catch {
      try? FileManager.default.removeItem(atPath: building)
      throw error
    }
  }

  private func isEmptyFolder(_ path: String) throws -> Bool {
    guard FileSystem.isFolder(path) else { return false }
    return try FileSystem.names(in: path).isEmpty
  }

  private func write(to folder: String, progress: (Double) -> Bool) throws -> Summary {
    try FileSystem.createFolder("\(folder)/images")
    try FileSystem.createFolder("\(folder)/annotations")
    var warnings: [String] = []
    let images = try writeImages(to: "\(folder)/images", &warnings, progress: progress)
    guard !images.isEmpty else {
      throw ExportError.nothingToExport(dataset: store.dataset.path, filter: filter)
    }
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
      sampleCount: images.reduce(0) { $0 + $1.samples.count }, warnings: warnings)
  }

  /// Writes every image once; returns them in the order of their first samples.
  private func writeImages(
    to folder: String, _ warnings: inout [String], progress: (Double) -> Bool
  ) throws -> [CuratedImage] {
    let samples = try store.samples()
    let reviews = try ReviewLog(store: store).reviews(of: samples)
    let chosen = samples.filter { filter.admits(reviews[$0]) }
    var images: [CuratedImage] = []
    var positions: [String: Int] = [:]
    for (index, reference) in chosen.enumerated() {
      guard progress(Double(index) / Double(chosen.count)) else { throw ExportError.cancelled }
      do {
        let sample = CuratedImage.Sample(
          reference: reference, record: try store.record(reference), review: reviews[reference])
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
        warnings.append("\(error)")
      }
    }
    return images
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
