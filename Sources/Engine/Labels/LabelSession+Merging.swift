import FoundationEssentials
import Foundations

/// Merges the changes that other programs made to the files.
extension LabelSession {
  /// Merges the changes to the file in `place` since the session last read or wrote it.
  mutating func mergeFile(_ place: LabelPlaces.Place, _ warnings: inout [String]) throws {
    let (url, replica) = location(place)
    // The identity is read before the file: if the file is replaced in between, the next write detects it.
    guard let identity = try FileIdentity.current(url) else {
      return self[keyPath: replica].recordAbsence()
    }
    guard identity != self[keyPath: replica].identity else {
      if let problem = self[keyPath: replica].problem { throw problem }
      return
    }
    do {
      guard let found = try read(url, before: self[keyPath: replica].entries) else { return }
      merge(found, from: place, &warnings)
      self[keyPath: replica].record(identity, found.entries)
    } catch {
      self[keyPath: replica].record(identity, problem: error)
      throw error
    }
  }

  private mutating func merge(
    _ theirs: LabelContent<Codec>, from place: LabelPlaces.Place, _ warnings: inout [String]
  ) {
    let count = theirs.writes.count(of: id)
    let isFirst = place == .fallback && !journal.hasRead(.fallback)
    let found =
      isFirst
      ? (entries: base(of: theirs, mine: content.entries), isLatest: true)
      : journal.base(of: theirs.entries, at: place, ownWrites: count)
    let merged = LabelMerge.merge(
      base: found.entries, theirs: theirs.entries, mine: content.entries)
    if !found.isLatest, let sentence = lostBoxes(theirs.entries, merged) {
      warnings.append(sentence)
    }
    journal.record(theirs.entries, readFrom: place, ownWrites: count)
    content.writes.merge(theirs.writes)
    if place == .beside {
      content.fields = codec.merge(theirs.fields, into: content.fields)
      content.warnings = theirs.warnings
      content.order =
        theirs.order + content.order.filter { theirs.entries[$0] == nil }
    }
    content.entries = merged
  }

  /// A sentence about boxes that another program removed because it had not read the last writes; nil if there are
  /// none.
  private func lostBoxes(_ theirs: [UUID: Entry], _ merged: [UUID: Entry]) -> String? {
    let count = merged.count { id, entry in
      !Optional(entry).hasContent(of: theirs[id])
        && Optional(entry).hasContent(of: beside.entries[id])
    }
    guard count > 0 else { return nil }
    return "Another program replaced \(VisibleText.of(places.beside.path)) by an older state; "
      + "\(count == 1 ? "1 box was" : "\(count) boxes were") written again."
  }

  /// The URL of the file in `place`, and its last known state.
  func location(
    _ place: LabelPlaces.Place
  ) -> (URL, WritableKeyPath<LabelSession, LabelReplica<Entry>>) {
    switch place {
    case .beside: (places.beside, \.beside)
    case .fallback: (places.fallback, \.fallback)
    }
  }
}
