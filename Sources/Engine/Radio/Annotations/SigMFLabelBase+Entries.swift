import FoundationEssentials

extension SigMFLabelBase {
  /// The differences of `base` from `entries`.
  init(_ base: [UUID: SigMFAnnotation], of entries: [UUID: SigMFAnnotation]) {
    added = entries.keys.filter { base[$0] == nil }.map { $0.uuidString.lowercased() }.sorted()
    before = base.filter { !Optional($0.value).hasContent(of: entries[$0.key]) }.map { id, entry in
      var entry = entry
      entry.uuid = id.uuidString.lowercased()
      return entry
    }.sorted { ($0.sampleStart, $0.uuid ?? "") < ($1.sampleStart, $1.uuid ?? "") }
  }

  /// The base of `entries`.
  func base(of entries: [UUID: SigMFAnnotation]) -> [UUID: SigMFAnnotation] {
    let added = Set(added.compactMap(UUID.init(uuidString:)))
    return entries.filter { !added.contains($0.key) }
      .merging(LabelEntries(before).byID) { _, before in before }
  }
}
