import Datasets
import Foundations
import Imaging
import Libraries

/// The first pass of an export: reads each sample once, and writes its image unless another sample has
/// the same one.
struct ImageCollector {
  private let dataset: Dataset
  private let request: ExportRequest
  private let folder: ExportFolder
  private let needsImages: Bool
  private var plan = ExportPlan()
  /// The positions of the images by their stems.
  private var positions: [String: Int] = [:]

  init(_ dataset: Dataset, _ request: ExportRequest, folder: ExportFolder) {
    self.dataset = dataset
    self.request = request
    self.folder = folder
    needsImages = request.formats.contains(where: \.hasImages)
  }

  /// Writes the images of the samples that the request selects. Samples that cannot be read are left
  /// out, with the reason.
  mutating func collect(progress: (Double) -> Bool) throws -> ExportPlan {
    plan.leftOut = try dataset.losses()
    let gold = request.includesGold ? [] : try GoldFolder(dataset: dataset.folder).captureNames()
    let rows = try dataset.samples(matching: request.filter, order: .key)
      .filter { $0.source.map(gold.contains) != true }
    for (index, row) in rows.enumerated() {
      guard progress(Double(index) / Double(rows.count)) else { throw ExportError.cancelled }
      if row.boxCount == 0, !request.includesNegatives { continue }
      if request.splits?.leavesOut(row.key) == true { continue }
      do {
        try add(row.key)
      } catch let error as SampleError {
        plan.leftOut.append("\(error)")
      } catch let error as PictureError {
        plan.leftOut.append("\(error)")
      } catch let error as FileError where !error.isOfTheSystem {
        plan.leftOut.append("\(error)")
      }
    }
    return plan
  }

  private mutating func add(_ key: SampleKey) throws {
    let content = try dataset.content(of: key)
    guard content.boxes.allSatisfy(\.isFinite) else {
      plan.leftOut.append("sample \(key): has a box whose edges are not numbers; skipped")
      return
    }
    let image = try image(of: content)
    let split = try split(of: key)
    let sample = plan.samples.count
    if let position = positions[image.stem] {
      let known = plan.images[position]
      guard known.split == split else {
        throw ExportError.dividedImage(plan.samples[known.samples[0]].key, key)
      }
      plan.images[position].samples.append(sample)
    } else {
      if let file = image.file { try write(file, stem: image.stem, split: split) }
      positions[image.stem] = plan.images.count
      plan.images.append(
        ExportPlan.Image(
          digest: image.digest, stem: image.stem, format: image.file?.format ?? .png,
          width: image.file?.width ?? content.width, height: image.file?.height ?? content.height,
          split: split, samples: [sample]))
    }
    plan.note(content)
  }

  /// The image of `content` and its names. Without image files, each sample has an image of its own.
  private func image(
    of content: SampleContent
  ) throws -> (file: ImageFile?, digest: String, stem: String) {
    guard needsImages else { return (nil, "", content.key.description) }
    let file = try dataset.imageFile(of: content.key)
    let digest = SHA256.hexadecimal(of: file.data)
    return (file, digest, String(digest.prefix(16)))
  }

  private func split(of key: SampleKey) throws(ExportError) -> String? {
    guard let splits = request.splits else { return nil }
    guard let split = splits.split(of: key) else {
      throw .noSplit(key, split: splits.name)
    }
    guard SplitNames.all.contains(split) else { throw .badSplit(key, found: split) }
    return split
  }

  /// Writes the image for the first format that has images, and links it for the others.
  private func write(_ file: ImageFile, stem: String, split: String?) throws(FileError) {
    let name = "\(stem).\(file.format.ending)"
    var first: String?
    for format in request.formats {
      guard let path = format.imagePath(of: name, split: split, yolo: request.yoloLayout) else {
        continue
      }
      let place = request.formats.count > 1 ? "\(format.rawValue)/\(path)" : path
      try folder.makeFolder(FileSystem.parent(of: place))
      if let first {
        try folder.link(place, to: first, or: file.data)
      } else {
        try folder.create(place, file.data)
        first = place
      }
    }
  }
}
