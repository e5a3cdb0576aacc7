/// Which samples the files of a class's `samples` folder make up, by their names alone.
struct SignalListing {
  /// Samples with an image and a record, by id.
  let samples: [SampleID]
  /// All ids that any file has.
  let ids: Set<SampleID>
  /// What a killed process left half done.
  let plan: RecoveryPlan
  /// Images without records, and records without images.
  let warnings: [DatasetWarning]

  /// Lists `names`, those of the files of `folder`.
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
      // With a third file beside it, a save or a deletion is under way, or was killed.
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
