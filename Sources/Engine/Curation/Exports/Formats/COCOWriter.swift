import Foundations

/// An export in COCO object detection format: `annotations/instances_<split>.json` and the images in
/// `images/<split>`, or `annotations/instances_default.json` and `images` without splits.
final class COCOWriter: ExportWriter {
  private static let check = ExportCheck(format: .coco)

  private let folder: ExportFolder
  private let files: [String?: COCOFileWriter]

  init(in folder: ExportFolder, _ context: ExportContext) throws {
    self.folder = folder
    try folder.makeFolder("annotations")
    var files: [String?: COCOFileWriter] = [:]
    for split in context.splits {
      files[split] = try COCOFileWriter(
        folder.path(of: "annotations/instances_\(split ?? "default").json"), context,
        layout: .lines)
    }
    self.files = files
  }

  func add(_ image: ExportImage) throws { try files[image.split]?.add(image) }

  func finish(_ progress: (Double) -> Bool) throws {
    for file in files.values { try file.finish() }
  }

  func check(_ counts: ExportCounts) throws {
    for (split, file) in files {
      let images = ExportFormat.coco.imageFolder(split: split) ?? ""
      try file.check(Self.check, images: folder.path(of: images))
    }
    try Self.check.require(
      files.values.reduce(0) { $0 + $1.counts.images }, "images", are: counts.images)
    try Self.check.require(
      files.values.reduce(0) { $0 + $1.counts.boxes }, "boxes", are: counts.boxes)
  }
}
