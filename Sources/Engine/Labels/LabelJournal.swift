import FoundationEssentials

/// The states of a label file that an editing session has read and written.
///
/// It distinguishes a box that another program deleted from a box that the program never read. A program that
/// takes no lock may read the file, and replace it after this session has written boxes. Those boxes are missing in
/// its file, and must be written again instead of being treated as deleted. Therefore the base of a merge is the
/// newest state that the other program has certainly read. This is shown by
///
/// - the count of our writes in the file (`LabelWriteCount`), which other programs keep as they read it, or
/// - an entry in the file whose content first appeared in that state.
///
/// If neither shows that the other program has read our last writes, the session assumes that it has not: a user can
/// delete a box that comes back, but cannot restore a lost box.
struct LabelJournal<Entry: LabelEntry>: Sendable {
  typealias Place = LabelPlaces.Place

  /// A state of the file.
  private struct Step {
    /// The place that the state was read from; nil for a state that this session wrote.
    var readFrom: Place?
    /// The number of writes of this session that the state includes.
    var ownWrites: Int
  }

  /// The content of an entry from a step until its next version.
  private struct Version {
    var step: Int
    /// Nil if the entry was deleted in this step.
    var entry: Entry?
  }

  /// The first step has no entries: the state before anything was read.
  private var steps = [Step(readFrom: nil, ownWrites: 0)]
  private var versions: [UUID: [Version]] = [:]

  /// Whether a state of `place` was read.
  func hasRead(_ place: Place) -> Bool { steps.contains { $0.readFrom == place } }

  /// Adds the state `entries`, which includes `ownWrites` writes of this session. `readFrom` is the place that it was
  /// read from; nil if this session wrote it.
  mutating func record(
    _ entries: [UUID: Entry], readFrom: Place?, ownWrites: Int
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

  /// The state on which another program based `theirs`. The file with `theirs` is at `place` and counts `ownWrites`
  /// of our writes. `isLatest` says whether the result is the last state of that place.
  func base(
    of theirs: [UUID: Entry], at place: Place, ownWrites: Int
  ) -> (entries: [UUID: Entry], isLatest: Bool) {
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

  /// The last known content of the entry `id`, even if the entry is deleted now.
  func lastEntry(_ id: UUID) -> Entry? { versions[id]?.last { $0.entry != nil }?.entry }

  /// The first step in which the entry has the content of `entry`, or else the first step with the entry.
  private func firstStep(of id: UUID, _ entry: Entry) -> Int? {
    guard let versions = versions[id] else { return nil }
    let same = versions.first { $0.entry?.hasContent(of: entry) == true }
    return (same ?? versions.first)?.step
  }

  private func state(at step: Int) -> [UUID: Entry] {
    versions.compactMapValues { versions in versions.last { $0.step <= step }?.entry }
  }
}
