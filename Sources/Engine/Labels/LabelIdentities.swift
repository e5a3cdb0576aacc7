import FoundationEssentials

/// Gives each entry of a label file the id by which it is recognized wherever the file is read.
package enum LabelIdentities {
  /// The ids of entries: those that they state, else those that are derived from their content. Entries
  /// that would share an id get different ones, in the order of the file.
  package static func assign(stated: [UUID?], derived: (Int) -> UUID) -> [UUID] {
    var used: Set<UUID> = []
    var ids = stated
    func reserve(_ wanted: UUID) -> UUID {
      var id = wanted
      while !used.insert(id).inserted { id = id.following }
      return id
    }
    // Stated ids first, so that a derived one never takes the place of a stated one.
    for (index, id) in stated.enumerated() {
      if let id { ids[index] = reserve(id) }
    }
    return ids.enumerated().map { index, id in id ?? reserve(derived(index)) }
  }
}

extension UUID {
  /// The UUID whose 128-bit number is one higher; the highest is followed by the lowest.
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
