import FoundationEssentials

/// Gives each entry of a label file an id by which every program recognizes it.
package enum LabelIdentities {
  /// The ids of entries: their own ids, else ids derived from their content. Entries with equal ids
  /// get different ones, in the order of the file.
  package static func assign(stated: [UUID?], derived: (Int) -> UUID) -> [UUID] {
    var used: Set<UUID> = []
    var ids = stated
    func reserve(_ wanted: UUID) -> UUID {
      var id = wanted
      while !used.insert(id).inserted { id = id.following }
      return id
    }
    // Own ids first, so that a derived id never replaces one.
    for (index, id) in stated.enumerated() {
      if let id { ids[index] = reserve(id) }
    }
    return ids.enumerated().map { index, id in id ?? reserve(derived(index)) }
  }
}

extension UUID {
  /// The next UUID as a 128-bit number; the highest is followed by the lowest.
  fileprivate var following: UUID {
    var bytes = uuid
    withUnsafeMutableBytes(of: &bytes) { bytes in
      for index in bytes.indices.reversed() {
        bytes[index] &+= 1
        if bytes[index] != 0 { break }
      }
    }
    return UUID(uuid: bytes)
  }
}
