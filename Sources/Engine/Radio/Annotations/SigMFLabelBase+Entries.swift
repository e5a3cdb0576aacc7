import FoundationEssentials
import Foundations
import Labels
import Libraries

extension SigMFLabelBase {
  /// Converts `base` to the form of the file.
  init(_ base: LabelBase<SigMFAnnotation>) {
    added = base.added.map { $0.uuidString.lowercased() }.sorted()
    before = base.before.map { id, entry in
      var entry = entry
      entry.uuid = id.uuidString.lowercased()
      return entry
    }.sorted { ($0.sampleStart, $0.uuid ?? "") < ($1.sampleStart, $1.uuid ?? "") }
  }

  /// Converts the form of the file to a base.
  var labelBase: LabelBase<SigMFAnnotation> {
    let ids = LabelIdentities.assign(stated: before.map(\.statedID)) { before[$0].derivedID }
    return LabelBase(
      added: Set(added.compactMap(UUID.init(uuidString:))),
      before: Dictionary(zip(ids, before), uniquingKeysWith: { $1 }))
  }
}
