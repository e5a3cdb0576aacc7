import FoundationEssentials
import Foundations

/// Reads COCO object detection: one file, or one per part of the dataset.
struct COCOReader: ForeignReader {
  private let source: ForeignSource

  init(_ source: ForeignSource) { self.source = source }

  func read() throws {
    let files = source.file.map { [$0] } ?? Self.files(in: source.folder)
    for file in files {
      try source.reading(file) {
        let tables = try COCOTables(file, source: source)
        try pass(tables, from: file)
      }
    }
  }

  private func pass(_ tables: COCOTables, from file: String) throws {
    let bases = bases(of: file)
    var crowds = 0
    for (index, image) in tables.images.enumerated() {
      try source.reached(0.3 + 0.7 * Double(index) / Double(tables.images.count))
      let intake = source.begin(
        image.name, relativeTo: bases, labelFile: file, field: "file_name", size: image.size)
      guard var intake else { continue }
      var next = image.first
      while next >= 0 {
        let annotation = tables.annotations[Int(next)]
        next = annotation.next
        if annotation.isCrowd { crowds += 1 }
        guard !annotation.isCrowd, let shape = annotation.shape, annotation.category >= 0 else {
          intake.refuse()
          continue
        }
        do throws(ForeignProblem) {
          try intake.add(
            tables.classes[Int(annotation.category)], left: shape.left, top: shape.top,
            right: shape.left + shape.width, bottom: shape.top + shape.height,
            judgment: annotation.judgment, field: "annotations[\(annotation.index)].bbox")
        } catch {
          source.sink.take(error)
        }
      }
      intake.split = split(of: file, image.name)
      try source.finish(intake)
    }
    if crowds > 0 {
      source.sink.take(
        note:
          "\(VisibleText.of(file)): \(Quantity.count(crowds, "annotation")) with iscrowd 1 left out: "
          + "they outline groups, not objects")
    }
  }

  /// The label files of the dataset in `folder`, by their names and the start of their contents.
  static func files(in folder: String) -> [String] {
    var found: [String] = []
    for place in ["", "/annotations", "/train", "/valid", "/val", "/test"] {
      let names = (try? FileSystem.names(in: folder + place)) ?? []
      let paths = names.filter { isCandidate($0, in: place) }.map { "\(folder)\(place)/\($0)" }
        .filter { JSONSketch.of($0) == .coco }
      // Beside instances there may be captions and key points of the same images.
      let instances = paths.filter { FileSystem.name(of: $0).hasPrefix("instances") }
      found += instances.isEmpty ? paths : instances
      if place.isEmpty, !found.isEmpty { break }
    }
    return found
  }

  private static func isCandidate(_ name: String, in place: String) -> Bool {
    guard name.hasSuffix(".json"), !name.hasPrefix(".") else { return false }
    return !["captions", "stuff", "panoptic", "image_info"].contains { name.hasPrefix($0) }
  }

  /// The folders that file names in `file` may be relative to.
  private func bases(of file: String) -> [String] {
    let own = FileSystem.parent(of: file)
    let stem = PictureIndex.stem(of: FileSystem.name(of: file))
    let part = stem.hasPrefix("instances_") ? String(stem.dropFirst("instances_".count)) : stem
    let root = FileSystem.name(of: own) == "annotations" ? FileSystem.parent(of: own) : own
    let inRoot = ["\(root)/images/\(part)", "\(root)/\(part)"]
    return source.lookup.roots.flatMap { ["\($0)/\(part)", $0] }.filter { !$0.hasPrefix(root) }
      + inRoot + ["\(root)/images", root, own]
  }

  private func split(of file: String, _ name: String) -> String? {
    let stem = PictureIndex.stem(of: FileSystem.name(of: file))
    let part = stem.hasPrefix("instances_") ? String(stem.dropFirst("instances_".count)) : stem
    return SplitName.of(part) ?? SplitName.inFolders(of: source.relative(file))
      ?? SplitName.inFolders(of: name)
  }
}
