import FoundationEssentials

/// The states of a capture's labels that an editing session has read and written.
///
/// It tells a box that another program deleted from one that it never saw. Programs that take no lock
/// may replace the file by a state that they made from an older one; boxes that were written since are
/// missing in it, and must be written again instead of being taken for deleted. So the base of a
/// merge is the newest state of which the other program can be shown to have seen it:
///
/// - by the count of our writes in the file (`SigMFWriteCount`), which others keep as they read it, or
/// - by an entry in the file, in the content that it first had in that state.
///
/// Where neither shows that our last writes were seen, they count as unseen: a box that comes back can
/// be deleted again, one that is lost cannot be brought back.
struct LabelJournal: Sendable {
  /// Where a state was read.
  enum Place: Sendable { case beside, fallback }

  private struct Step {
    /// Nil for a state that was written here, wherever it went.
    var readFrom: Place?
    /// How many writes of this session the state includes.
    var ownWrites: Int
  }

  private struct Version {
    var step: Int
    /// Nil from where the entry is gone.
    var entry: SigMFAnnotation?
  }

  /// The first one has no entries: what was before anything was read.
  private var steps = [Step(readFrom: nil, ownWrites: 0)]
  private var versions: [UUID: [Version]] = [:]

  /// Whether a state of `place` was read.
  func hasRead(_ place: Place) -> Bool { steps.contains { $0.readFrom == place } }

  /// Adds the state `entries`, which includes `ownWrites` writes of this session; `readFrom` is nil
  /// for what this session wrote.
  mutating func record(
    _ entries: [UUID: SigMFAnnotation], readFrom: Place?, ownWrites: Int
  ) {
    let step = steps.count
    steps.append(Step(readFrom: readFrom, ownWrites: ownWrites))
    for (id, entry) in entries where versions[id]?.last?.entry != entry {
      versions[id, default: []].append(Version(step: step, entry: entry))
    }
    for (id, known) in versions where entries[id] == nil && known.last?.entry != nil {
      versions[id, default: []].append(Version(step: step, entry: nil))
    }
  }

  /// The state that `theirs`, found at `place` with `ownWrites` of our writes counted in it, was made
  /// from; `isLatest` says whether it is the last one of that place.
  func base(
    of theirs: [UUID: SigMFAnnotation], at place: Place, ownWrites: Int
  ) -> (entries: [UUID: SigMFAnnotation], isLatest: Bool) {
    let candidates = steps.indices.filter { index in
      steps[index].readFrom.map { $0 == place } ?? true
    }
    let counted =
      candidates.last { steps[$0].ownWrites == ownWrites }
      ?? candidates.last { steps[$0].ownWrites < ownWrites } ?? 0
    let evident = theirs.lazy.compactMap { firstStep(of: $0.key, $0.value) }.max() ?? 0
    let seen = max(counted, candidates.last { $0 <= evident } ?? 0)
    return (state(at: seen), seen == candidates.last)
  }

  /// The step that first held the entry, in this content if that is known.
  private func firstStep(of id: UUID, _ entry: SigMFAnnotation) -> Int? {
    guard let versions = versions[id] else { return nil }
    let same = versions.first { $0.entry?.hasContent(of: entry) == true }
    return (same ?? versions.first)?.step
  }

  private func state(at step: Int) -> [UUID: SigMFAnnotation] {
    versions.compactMapValues { versions in versions.last { $0.step <= step }?.entry }
  }
}
