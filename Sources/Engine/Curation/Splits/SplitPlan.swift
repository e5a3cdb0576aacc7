import Datasets
import Foundations

/// Which groups of samples are on which side of a split, as stored in `<dataset>/splits/v<n>.json`
/// (`docs/formats/splits.md`).
///
/// A pure value: the same samples, settings and known groups give the same plan on every machine.
package struct SplitPlan: Sendable, Hashable {
  /// Samples that are on one side, by what they were made from.
  package struct Group: Sendable, Hashable {
    /// The side.
    package var split: Split
    /// The origins of the samples, sorted.
    package var origins: [String]

    /// A group with these values.
    package init(split: Split, origins: [String]) {
      self.split = split
      self.origins = origins
    }
  }

  /// What a plan is made with.
  package struct Settings: Sendable, Hashable {
    /// Pictures whose fingerprints differ in at most this many bits are near-duplicates.
    package static let standardDistance = 4
    /// The limits that are accepted; beyond them, pictures are similar by chance.
    package static let distances = 0...16

    /// The share of samples of each side.
    package var ratios: SplitRatios
    /// The seed of the random numbers that decide between groups of equal size.
    package var seed: UInt64
    /// The limit for near-duplicates.
    package var distance: Int

    /// Settings with these values.
    package init(
      ratios: SplitRatios = .standard, seed: UInt64 = 42, distance: Int = standardDistance
    ) {
      self.ratios = ratios
      self.seed = seed
      self.distance = distance
    }
  }

  /// What the plan was made with.
  package let settings: Settings
  /// The groups, in the order of their first origins. No origin is in two groups.
  package private(set) var groups: [Group]

  /// A plan without groups.
  package init(_ settings: Settings) {
    self.settings = settings
    groups = []
  }

  /// A stored plan. The origins of `groups` must be different.
  init(_ settings: Settings, groups: [Group]) {
    self.settings = settings
    self.groups = groups
  }

  /// Adds the groups of the selected samples that are not in the plan yet; returns the side of each
  /// sample of `samples`.
  ///
  /// `links` are pairs of positions in `samples` that must be on one side, besides those with a common
  /// origin. Groups without a selected sample are not added, so that later choices are free. The order
  /// of `samples` does not matter.
  package mutating func add(_ samples: [SplitSample], links: [(Int, Int)] = []) -> SplitAssignment {
    let order = samples.indices.sorted { samples[$0].key < samples[$1].key }
    var positions = Array(repeating: 0, count: samples.count)
    for (position, index) in order.enumerated() { positions[index] = position }
    return addSorted(
      order.map { samples[$0] }, links: links.map { (positions[$0.0], positions[$0.1]) })
  }

  private mutating func addSorted(
    _ samples: [SplitSample], links: [(Int, Int)]
  ) -> SplitAssignment {
    let found = SplitGroups(samples, links: links, known: groups)
    var balance = SplitBalance(samples, settings)
    for (sample, group) in found.known.enumerated() {
      if let group { balance.put([sample], on: groups[group].split) }
    }
    let new = found.new.filter { $0.contains { samples[$0].isSelected } }
    let sides = balance.place(new)
    var assignment = SplitAssignment(leftOut: found.leftOut.map { samples[$0].key }.sorted())
    for (sample, group) in found.known.enumerated() {
      if let group { assignment.splits[samples[sample].key] = groups[group].split }
    }
    for (group, origins) in Dictionary(grouping: found.owners.keys, by: { found.owners[$0] }) {
      if let group { groups[group].origins = origins.sorted() }
    }
    for (members, split) in zip(new, sides) {
      for sample in members { assignment.splits[samples[sample].key] = split }
      let origins = Set(members.flatMap { samples[$0].origins })
      groups.append(Group(split: split, origins: origins.sorted()))
    }
    groups.sort { ($0.origins.first ?? "") < ($1.origins.first ?? "") }
    return assignment
  }
}

/// The side of each sample.
package struct SplitAssignment: Sendable, Hashable {
  /// The side of each sample that is on one.
  package internal(set) var splits: [SampleKey: Split] = [:]
  /// The samples that connect groups on different sides, sorted. They are on no side.
  package internal(set) var leftOut: [SampleKey]

  init(leftOut: [SampleKey]) { self.leftOut = leftOut }

  /// The side of the sample `key`; nil if it is on none.
  package subscript(key: SampleKey) -> Split? { splits[key] }
}
