import FoundationEssentials
import Foundations

/// An export as a curated dataset: images, annotations, manifest, metadata, reviews and COCO
/// (`docs/formats/curated-dataset.md`).
final class CuratedWriter: ExportWriter {
  static let version = "1.0"
  private static let check = ExportCheck(format: .curated)
  private static let imageFolder = "images"

  private let folder: ExportFolder
  private let categories: CategoryMap
  private let manifest: TextFile
  private let reviews: TextFile
  private let coco: COCOFileWriter
  private var metadata: CuratedMetadata
  private let lineEncoder = OrderedJSONEncoder(.compact)

  init(in folder: ExportFolder, _ context: ExportContext) throws {
    self.folder = folder
    categories = context.categories
    try folder.makeFolder("annotations")
    manifest = try TextFile(folder.path(of: "manifest.jsonl"))
    reviews = try TextFile(folder.path(of: "reviews.jsonl"))
    coco = try COCOFileWriter(folder.path(of: "dataset.json"), context, layout: .pretty)
    metadata = CuratedMetadata(createdAt: context.plan.newest, categories: context.categories)
  }

  func add(_ image: ExportImage) throws {
    let annotations = CuratedAnnotations(image, categories: categories)
    try folder.create(
      "annotations/\(image.stem).json", OrderedJSONEncoder(.pretty).encode(annotations))
    try write(CuratedManifestLine(image), to: manifest)
    if let review = image.review { try write(review, to: reviews) }
    try coco.add(image)
    metadata.add(image)
  }

  private func write(_ line: some Encodable, to file: TextFile) throws {
    try file.write(String(decoding: try lineEncoder.encode(line), as: UTF8.self) + "\n")
  }

  func finish(_ progress: (Double) -> Bool) throws {
    try manifest.close()
    try reviews.close()
    try coco.finish()
    metadata.finish()
    try folder.create("metadata.json", OrderedJSONEncoder(.pretty).encode(metadata))
  }

  func check(_ counts: ExportCounts) throws {
    try coco.check(Self.check, images: folder.path(of: Self.imageFolder))
    let metadata = try JSONFile.read(CuratedMetadata.self, from: folder.path(of: "metadata.json"))
    try Self.check.require(metadata.totalImages, "images", are: counts.images)
    try Self.check.require(metadata.totalAnnotations, "boxes", are: counts.boxes)
    var (lines, boxes) = (0, 0)
    try TextLines.read(folder.path(of: "manifest.jsonl")) { line in
      lines += 1
      let entry = try JSONParser.decode(CuratedManifestLine.self, from: line)
      try Self.check.require(
        try FileSystem.isThere(folder.path(of: entry.image)), "\(entry.image) does not exist")
      let annotations = try JSONFile.read(
        CuratedAnnotations.self, from: folder.path(of: entry.annotations))
      boxes += annotations.annotations.count
    }
    try Self.check.require(lines, "lines of the manifest", are: counts.images)
    try Self.check.require(boxes, "boxes in annotations", are: counts.boxes)
  }
}
