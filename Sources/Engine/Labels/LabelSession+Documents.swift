import FoundationEssentials

/// Converts between the boxes of a document and the entries of the files.
extension LabelSession {
  /// All annotations of `document`, in the order of the file.
  mutating func annotations(of document: Codec.Document) -> [Annotation] {
    annotations(of: document, from: content.entries)
  }

  /// The annotations of those `entries` that belong to `document`, in the order of the file.
  mutating func annotations(
    of document: Codec.Document, from entries: [UUID: Entry]
  ) -> [Annotation] {
    let mapping = codec.mapping(of: document, in: content.fields)
    let found = entries.filter { mapping.holds($0.value) }
    guard !found.isEmpty else { return [] }
    let ids = content.order.filter { found[$0] != nil }
    let listed = Set(ids)
    let sorted = found.keys.filter { !listed.contains($0) }.sorted {
      $0.uuidString < $1.uuidString
    }
    return (ids + sorted).compactMap { id in
      found[id].flatMap { annotation(of: $0, id: id, in: mapping) }
    }
  }

  /// The entries in `content` of `annotations`.
  func entries(shownBy annotations: [Annotation]) -> [UUID: Entry] {
    var shown: [UUID: Entry] = [:]
    shown.reserveCapacity(annotations.count)
    for annotation in annotations { shown[annotation.id] = content.entries[annotation.id] }
    return shown
  }

  /// Writes `annotations`, the boxes of `document`, into `content`, except boxes that only another program has
  /// changed since the editor loaded them. `known` are the entries that the editor knows. Returns the entries of
  /// `annotations`.
  mutating func put(
    _ annotations: [Annotation], of document: Codec.Document, known: [UUID: Entry]
  ) -> [UUID: Entry] {
    let mapping = codec.mapping(of: document, in: content.fields)
    var mine: [UUID: Entry] = [:]
    mine.reserveCapacity(annotations.count)
    for annotation in annotations {
      let entry = entry(for: annotation, known: known[annotation.id], in: mapping)
      mine[annotation.id] = entry
      let before = known[annotation.id]
      // An entry that only got a UUID must not replace changes of another program.
      if !entry.hasContent(of: before) || content.entries[annotation.id] == before {
        content.entries[annotation.id] = entry
      }
    }
    for id in known.keys where mine[id] == nil { content.entries[id] = nil }
    return mine
  }

  /// `annotations`, whose entries were `mine`, with the changes of other programs in `content`.
  mutating func update(
    _ annotations: [Annotation], _ mine: [UUID: Entry], of document: Codec.Document
  ) -> [Annotation] {
    let mapping = codec.mapping(of: document, in: content.fields)
    var updated: [Annotation] = []
    updated.reserveCapacity(annotations.count)
    for annotation in annotations {
      guard let entry = content.entries[annotation.id] else { continue }
      if entry.hasContent(of: mine[annotation.id]) {
        updated.append(annotation)
      } else if mapping.holds(entry),
        let changed = self.annotation(of: entry, id: annotation.id, in: mapping)
      {
        updated.append(changed)
      }
    }
    let added = content.entries.filter { mine[$0.key] == nil && mapping.holds($0.value) }
      .compactMap { annotation(of: $0.value, id: $0.key, in: mapping) }
    return updated
      + added.sorted {
        ($0.box.x.lowerBound, $0.id.uuidString) < ($1.box.x.lowerBound, $1.id.uuidString)
      }
  }

  private mutating func annotation(of entry: Entry, id: UUID, in mapping: Codec.Mapping)
    -> Annotation?
  {
    guard let annotation = mapping.annotation(of: entry, id: id) else { return nil }
    let last = placements[id]?.last
    if last?.box != annotation.box || last?.entry != entry {
      placements[id, default: []].append((annotation.box, entry))
    }
    return annotation
  }

  /// The entry for `annotation`; `known` is the entry that its editor knows. An annotation that was deleted and comes
  /// back by undo gets the fields of other programs back.
  private func entry(
    for annotation: Annotation, known: Entry?, in mapping: Codec.Mapping
  ) -> Entry {
    let original = known ?? journal.lastEntry(annotation.id)
    let shown = placements[annotation.id]?.last { $0.box == annotation.box }?.entry
    let placement: LabelPlacement<Entry> =
      switch shown {
      case nil: .moved
      case let shown? where shown == original: .unchanged
      case let shown?: .restored(shown)
      }
    return mapping.entry(for: annotation, original: original, placement: placement)
  }
}

extension LabelEntry {
  fileprivate func hasContent(of other: Self?) -> Bool { Optional(self).hasContent(of: other) }
}
