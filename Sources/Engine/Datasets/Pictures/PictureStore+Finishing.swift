import Foundations

extension PictureStore {
  /// Up to this number of pictures, `finishIfSmall` finishes at once.
  private static let smallDataset = 500

  /// Brings `manifest.jsonl` and `dataset.json` up to date, which reads every record: at the end of
  /// many saves. `progress` is called with the completed share, 0...1, and cancels by returning
  /// false: then `dataset.json` stays as it was.
  package func finish(progress: (Double) -> Bool = { _ in true }) throws {
    guard try root.exists(), try FileSystem.folderExists(folder.records) else { return }
    let metadata = try withPictures { writer, metadata, _ in
      try updateManifest(writer, count: metadata.totalImages)
      return metadata
    }
    let samples = try folder.listing().samples
    // What killed processes left. A failure to remove it does no harm.
    let dataset = try Folder(root.path)
    try? dataset.removeAbandoned(suffix: PictureFolder.cocoName)
    // Without the lock: other programs may go on saving, and finish later.
    var file = try PictureCOCO(
      in: dataset, categoryIDs: metadata.categoryIDs, createdAt: metadata.updatedAt ?? "")
    for (index, sample) in samples.enumerated() {
      guard progress(Double(index) / Double(samples.count)) else { return }
      do {
        try file.add(content(of: sample.id), image: sample.image)
      } catch let error as FileError {
        throw error
      } catch {
        // Deleted meanwhile, or reported by `warnings`.
      }
    }
    try file.finish()
  }

  /// Finishes if the dataset has few pictures, which takes some milliseconds: after a single save.
  package func finishIfSmall() throws {
    guard try root.exists(), try FileSystem.names(in: folder.records).count <= Self.smallDataset
    else { return }
    try finish()
  }

  /// Adds missing lines to the manifest, and removes those of deleted samples.
  private func updateManifest(_ writer: PictureWriter, count: Int) throws {
    let manifest = try PictureManifest(of: folder)
    guard
      manifest.hasOthers || Set(manifest.lines.map(\.line.id)).count != count
        || manifest.lines.count != count
    else { return }
    let known = Set(manifest.lines.map(\.line.id))
    var current: [(id: SampleID, line: PictureManifestLine)] = []
    for sample in try folder.listing().samples {
      if known.contains(sample.id.text) {
        current.append((sample.id, PictureManifestLine(id: sample.id, image: sample.image)))
      } else if let record = try? record(sample.id) {
        current.append(
          (sample.id, PictureManifestLine(record, id: sample.id, image: sample.image)))
      }
    }
    if let data = try manifest.updated(by: current) { try writer.writeManifest(data) }
  }
}
