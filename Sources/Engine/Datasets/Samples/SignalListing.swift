/// The samples in a class's `samples` folder, by the names of its files only.
struct SignalListing {
  /// Samples with an image and a record, sorted by id.
  let samples: [SampleID]
  /// The ids of all files.
  let ids: Set<SampleID>
  /// How to complete or undo what a killed process left behind.
  let plan: RecoveryPlan
  /// Images without records, and records without images.
  let warnings: [DatasetWarning]

  /// Lists `names`, the names of the files in `folder`.
  init(names: [String], in folder: SignalFolder) {
    var kinds: [SampleID: Set<SampleFile.Kind>] = [:]
    for name in names {
      guard let file = SampleFile(name: name) else { continue }
      kinds[file.id, default: []].insert(file.kind)
    }
    var samples: [SampleID] = []
    var warnings: [DatasetWarning] = []
    for (id, kinds) in kinds.sorted(by: { $0.key < $1.key }) {
      switch (kinds.contains(.image), kinds.contains(.record)) {
      case (true, true): samples.append(id)
      // A third file means that a save or a deletion is in progress, or was killed.
      case (true, false) where kinds == [.image]:
        warnings.append(.imageWithoutRecord(path: folder.file(.image, of: id)))
      case (false, true) where kinds == [.record]:
        warnings.append(.recordWithoutImage(path: folder.file(.record, of: id)))
      case (true, false), (false, true), (false, false): break
      }
    }
    self.samples = samples
    self.warnings = warnings
    ids = Set(kinds.keys)
    plan = RecoveryPlan(names: names)
  }
}
