import Datasets

/// Samples that must be on one side, as positions in a list of samples.
struct SplitGroups {
  /// The group of each sample that is already on a side, in the order of the samples; nil for others.
  private(set) var known: [Int?]
  /// The known group of each origin, including those of samples that are new in it.
  private(set) var owners: [String: Int] = [:]
  /// The samples that connect groups on different sides. They are on no side.
  private(set) var leftOut: Set<Int> = []
  /// The remaining samples in groups, each with its samples in order. Groups are in the order of their
  /// first samples.
  private(set) var new: [[Int]] = []

  private let samples: [SplitSample]
  private let neighbors: [[Int]]
  private let members: [String: [Int]]

  /// Groups `samples`, of which the pairs `links` must also be on one side. `groups` are on a side
  /// already: their origins must be different, and are never moved.
  ///
  /// A sample of a known group is on its side, and so are the samples that it is connected with, in
  /// turn. A sample that is connected with both sides is left out, because groups do not move.
  init(_ samples: [SplitSample], links: [(Int, Int)], known groups: [SplitPlan.Group]) {
    self.samples = samples
    known = Array(repeating: nil, count: samples.count)
    var neighbors: [[Int]] = Array(repeating: [], count: samples.count)
    for (first, second) in links {
      neighbors[first].append(second)
      neighbors[second].append(first)
    }
    self.neighbors = neighbors
    var members: [String: [Int]] = [:]
    for (index, sample) in samples.enumerated() {
      for origin in sample.origins { members[origin, default: []].append(index) }
    }
    self.members = members
    spread(groups)
    joinRest()
  }

  /// Puts the samples that are connected with `groups` on their sides.
  private mutating func spread(_ groups: [SplitPlan.Group]) {
    for (group, content) in groups.enumerated() {
      for origin in content.origins { owners[origin] = group }
    }
    // Samples that were placed before come first, so that new ones can never push them out.
    let old = samples.indices.filter { sample in
      samples[sample].origins.allSatisfy { owners[$0] != nil }
    }
    _ = place(old, groups)
    var wave = Set(owners.keys.flatMap { members[$0] ?? [] })
    wave.formUnion(old.flatMap { neighbors[$0] })
    while !wave.isEmpty { wave = place(wave.sorted(), groups) }
  }

  /// Places those of `wave` that are connected with one side; returns the samples that they are
  /// connected with.
  private mutating func place(
    _ wave: [Int], _ groups: [SplitPlan.Group]
  ) -> Set<Int> {
    var next: Set<Int> = []
    for sample in wave where known[sample] == nil && !leftOut.contains(sample) {
      let origins = samples[sample].origins
      let found = origins.compactMap { owners[$0] } + neighbors[sample].compactMap { known[$0] }
      guard let group = found.min() else { continue }
      guard found.allSatisfy({ groups[$0].split == groups[group].split }) else {
        leftOut.insert(sample)
        continue
      }
      known[sample] = group
      next.formUnion(neighbors[sample])
      for origin in origins where owners[origin] == nil {
        owners[origin] = group
        next.formUnion(members[origin] ?? [])
      }
    }
    return next
  }

  /// Joins the samples that are connected with no known group.
  private mutating func joinRest() {
    let rest = samples.indices.filter { known[$0] == nil && !leftOut.contains($0) }
    var sets = DisjointSets(samples.count)
    var first: [String: Int] = [:]
    for sample in rest {
      for origin in samples[sample].origins {
        if let other = first[origin] { sets.join(other, sample) } else { first[origin] = sample }
      }
      for other in neighbors[sample] where known[other] == nil && !leftOut.contains(other) {
        sets.join(sample, other)
      }
    }
    var positions: [Int: Int] = [:]
    for sample in rest {
      let root = sets.find(sample)
      if let position = positions[root] {
        new[position].append(sample)
      } else {
        positions[root] = new.count
        new.append([sample])
      }
    }
  }
}
