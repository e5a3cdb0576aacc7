import FoundationEssentials

/// Gives each entry of a label file an id by which every program recognizes it.
package enum LabelIdentities {
  /// The ids of entries: `stated`, or, where that is nil, `derived` from the content of the entry at that index. If
  /// entries have equal ids, all except the first get other ids.
  package static func assign(stated: [UUID?], derived: (Int) -> UUID) -> [UUID] {
    var used: Set<UUID> = []
    var ids = stated
    func reserve(_ wanted: UUID) -> UUID {
      var id = wanted
      while !used.insert(id).inserted { id = id.following }
      return id
    }
    // Stated ids come first, so that a derived id never takes the place of a stated one.
    for (index, id) in stated.enumerated() {
      if let id { ids[index] = reserve(id) }
    }
    return ids.enumerated().map { index, id in id ?? reserve(derived(index)) }
  }
}

extension UUID {
  /// The UUID whose 128-bit number is larger by one; the lowest UUID after the highest.
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
