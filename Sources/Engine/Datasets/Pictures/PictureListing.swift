import Foundations

/// The picture samples of a dataset, by the names of its files only.
struct PictureListing {
  /// One change of the recovery.
  enum Step: Equatable {
    case removeImage(String)
    case renameImage(String, to: String)
    case removeRecord(String)
    case renameRecord(String, to: String)
  }

  /// Samples with an image and a record, sorted by id, with the names of their images.
  let samples: [(id: SampleID, image: String)]
  /// How to complete or undo what a killed process left behind. The plan depends only on names: any
  /// process that holds the lock may carry it out and may be killed while doing so.
  let plan: [Step]
  /// Images without records, and records without images.
  let warnings: [DatasetWarning]

  /// The files of one id.
  private struct Files {
    /// The endings of images.
    var images: Set<String> = []
    var stagedImages: Set<String> = []
    var records: Set<PictureSampleFile.RecordKind> = []
  }

  /// Lists the names in the folders `images` and `annotations` of `folder`.
  init(images: [String], records: [String], in folder: PictureFolder) {
    var files: [SampleID: Files] = [:]
    var plan: [Step] = []
    for name in images {
      guard let file = PictureSampleFile.image(named: name) else { continue }
      switch file.kind {
      case .image: files[file.id, default: Files()].images.insert(file.ending)
      case .staged: files[file.id, default: Files()].stagedImages.insert(file.ending)
      }
    }
    for name in records {
      if let file = PictureSampleFile.record(named: name) {
        files[file.id, default: Files()].records.insert(file.kind)
      } else if let final = AtomicFile.finalName(ofTemporary: name),
        PictureSampleFile.record(named: final)?.kind == .record
      {
        plan.append(.removeRecord(name))
      }
    }
    var samples: [(id: SampleID, image: String)] = []
    var warnings: [DatasetWarning] = []
    for (id, files) in files.sorted(by: { $0.key < $1.key }) {
      plan += Self.steps(id, files)
      let ending = PictureSampleFile.endings.first(where: files.images.contains)
      switch (ending, files.records.contains(.record)) {
      case (let ending?, true):
        samples.append((id, PictureSampleFile.imageName(id, ending: ending)))
      // A third file means that a save or a deletion is in progress, or was killed.
      case (let ending?, false) where files.records.isEmpty && files.stagedImages.isEmpty:
        warnings.append(.pictureWithoutRecord(path: folder.image(id, ending: ending)))
      case (nil, true) where files.records == [.record] && files.stagedImages.isEmpty:
        warnings.append(.recordWithoutPicture(path: folder.record(id)))
      case (_?, false), (nil, true), (nil, false): break
      }
    }
    self.samples = samples
    self.plan = plan
    self.warnings = warnings
  }

  private static func steps(_ id: SampleID, _ files: Files) -> [Step] {
    func record(_ kind: PictureSampleFile.RecordKind) -> String {
      PictureSampleFile.recordName(id, kind)
    }
    var steps: [Step] = []
    if files.records.contains(.staged) {
      // The image was renamed only after both files were on disk.
      let isWhole = !files.images.isEmpty && files.stagedImages.isEmpty
      steps.append(
        isWhole && !files.records.contains(.record)
          ? .renameRecord(record(.staged), to: record(.record)) : .removeRecord(record(.staged)))
    }
    for ending in files.stagedImages.sorted() {
      let staged = PictureSampleFile.imageName(id, ending: ending, .staged)
      // After a power cut, the two renames may be on disk in either order.
      let isMissing = files.records.contains(.record) && files.images.isEmpty
      steps.append(
        isMissing
          ? .renameImage(staged, to: PictureSampleFile.imageName(id, ending: ending))
          : .removeImage(staged))
    }
    if files.records.contains(.deleted) {
      if !files.records.contains(.record) {
        steps += files.images.sorted().map {
          .removeImage(PictureSampleFile.imageName(id, ending: $0))
        }
      }
      steps.append(.removeRecord(record(.deleted)))
    }
    return steps
  }
}
