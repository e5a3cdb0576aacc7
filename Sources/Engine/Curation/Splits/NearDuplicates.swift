import Imaging

/// Finds pictures that look nearly the same.
package enum NearDuplicates {
  /// Pairs of positions in `fingerprints` such that exactly the pictures with a Hamming distance of at
  /// most `distance` are connected, directly or through others. `distance` must be 0...16.
  ///
  /// If two fingerprints differ in at most `distance` bits, one of `distance` + 1 bands of bits is the
  /// same in both, so only fingerprints with the same band are compared.
  package static func links(
    _ fingerprints: [PictureFingerprint], distance: Int
  ) -> [(Int, Int)] {
    var links: [(Int, Int)] = []
    var first: [UInt64: Int] = [:]
    for (index, fingerprint) in fingerprints.enumerated() {
      if let earlier = first[fingerprint.bits] {
        links.append((earlier, index))
      } else {
        first[fingerprint.bits] = index
      }
    }
    guard distance > 0 else { return links }
    let distinct = first.sorted { $0.value < $1.value }
    var sets = DisjointSets(distinct.count)
    for mask in masks(distance + 1) {
      let bands = Dictionary(grouping: distinct.indices) { distinct[$0].key & mask }
      for (_, members) in bands.sorted(by: { $0.key < $1.key }) {
        for (position, one) in members.enumerated() {
          for other in members[(position + 1)...]
          where (distinct[one].key ^ distinct[other].key).nonzeroBitCount <= distance
            && sets.join(one, other)
          {
            links.append((distinct[one].value, distinct[other].value))
          }
        }
      }
    }
    return links
  }

  /// `count` masks that share the 64 bits as evenly as possible.
  private static func masks(_ count: Int) -> [UInt64] {
    (0..<count).map { band in
      let bits = (64 * band / count)..<(64 * (band + 1) / count)
      return bits.reduce(0) { $0 | 1 << UInt64($1) }
    }
  }
}
