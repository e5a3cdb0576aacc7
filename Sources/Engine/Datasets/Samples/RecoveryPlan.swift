import Foundations

/// What to do with the files that a killed process left in a class's `samples` folder.
///
/// The plan depends only on file names, and not on a clock: any process that holds the lock may
/// carry it out and may be killed while doing so; the next one completes it. `SampleStore`
/// describes the order of a save.
struct RecoveryPlan: Equatable {
  /// One change, by names within the folder.
  enum Step: Equatable {
    case remove(String)
    case rename(String, to: String)
  }

  let steps: [Step]

  init(names: [String]) {
    var kinds: [SampleID: Set<SampleFile.Kind>] = [:]
    var steps: [Step] = []
    for name in names {
      if let file = SampleFile(name: name) {
        kinds[file.id, default: []].insert(file.kind)
      } else if let final = AtomicFile.finalName(ofTemporary: name),
        SampleFile(name: final)?.kind == .record
      {
        steps.append(.remove(name))
      }
    }
    for (id, kinds) in kinds.sorted(by: { $0.key < $1.key }) {
      steps += Self.steps(id, kinds)
    }
    self.steps = steps
  }

  private static func steps(_ id: SampleID, _ kinds: Set<SampleFile.Kind>) -> [Step] {
    func name(_ kind: SampleFile.Kind) -> String { SampleFile(kind: kind, id: id).name }
    var steps: [Step] = []
    if kinds.contains(.stagedRecord) {
      // The image was renamed only after both files were on disk.
      let isWhole = kinds.contains(.image) && !kinds.contains(.stagedImage)
      if isWhole && !kinds.contains(.record) {
        steps.append(.rename(name(.stagedRecord), to: name(.record)))
      } else {
        steps.append(.remove(name(.stagedRecord)))
      }
    }
    if kinds.contains(.stagedImage) {
      // After a power cut, the two renames may be on disk in either order.
      let isMissing = kinds.contains(.record) && !kinds.contains(.image)
      steps.append(
        isMissing
          ? .rename(name(.stagedImage), to: name(.image)) : .remove(name(.stagedImage)))
    }
    if kinds.contains(.deletedRecord) {
      if kinds.contains(.image) && !kinds.contains(.record) {
        steps.append(.remove(name(.image)))
      }
      steps.append(.remove(name(.deletedRecord)))
    }
    return steps
  }
}
