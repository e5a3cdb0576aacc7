import FoundationEssentials

/// The entries of a label file, each with the id by which it is recognized wherever it is read.
///
/// An entry has the id that its `core:uuid` says, else one derived from its content. Entries that would
/// share an id get different ones, in the order of the file.
struct LabelEntries: Sendable {
  /// The ids in the order of the file.
  private(set) var ids: [UUID] = []
  private(set) var byID: [UUID: SigMFAnnotation] = [:]

  /// Gives each of `entries` its id.
  init(_ entries: [SigMFAnnotation]) {
    byID.reserveCapacity(entries.count)
    var found = entries.map(\.statedID)
    // Stated ids first, so that a derived one never takes the place of a stated one.
    for (index, entry) in entries.enumerated() {
      if let id = found[index] { found[index] = add(entry, id) }
    }
    for (index, entry) in entries.enumerated() where found[index] == nil {
      found[index] = add(entry, entry.derivedID)
    }
    ids = found.compactMap { $0 }
  }

  private mutating func add(_ entry: SigMFAnnotation, _ wanted: UUID) -> UUID {
    var id = wanted
    while byID[id] != nil { id = UUID(derivedFrom: Array(id.uuidString.utf8)) }
    byID[id] = entry
    return id
  }
}

extension SigMFAnnotation {
  /// The id that `core:uuid` says; nil where it says none.
  var statedID: UUID? { uuid.flatMap(UUID.init(uuidString:)) }

  /// Whether both are the same but for the spelling of the UUID.
  func hasContent(of other: SigMFAnnotation) -> Bool {
    if self == other { return true }
    var copy = self
    copy.uuid = other.uuid
    return copy == other
  }
}

extension SigMFAnnotation? {
  /// Whether both are absent, or the same but for the spelling of the UUID.
  func hasContent(of other: SigMFAnnotation?) -> Bool {
    switch (self, other) {
    case (nil, nil): true
    case (let mine?, let theirs?): mine.hasContent(of: theirs)
    case (nil, _?), (_?, nil): false
    }
  }
}
