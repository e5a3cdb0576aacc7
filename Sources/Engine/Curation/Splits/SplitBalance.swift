import Datasets
import Radio

/// Distributes groups over the sides of a split so that each side gets its share of every class, as far
/// as whole groups allow.
///
/// Iterative stratification (Sechidis, Tsoumakas and Vlahavas 2011) over groups instead of single
/// samples, then moves of single groups as long as they help (`docs/formats/splits.md`).
struct SplitBalance {
  /// The samples of a group per class, and all of them. Only selected samples count.
  private struct Load {
    /// Classes as positions in `names`, in order, and their counts.
    var classes: [(index: Int, count: Int)]
    var total: Int
  }

  private static let mostPasses = 20
  /// With more groups, pairs are not tried: their number grows with the square.
  private static let mostExchanged = 300
  /// A move must lower the cost by more than what rounding can change.
  private static let leastGain = 1e-9

  private let samples: [SplitSample]
  private let settings: SplitPlan.Settings
  private let sides: [Split]
  private let indices: [String: Int]
  /// Counts per side, then per class. The last class stands for all samples.
  private var counts: [[Int]]
  private var totals: [Int]

  /// A balance of `samples` on which no sample is placed yet.
  init(_ samples: [SplitSample], _ settings: SplitPlan.Settings) {
    self.samples = samples
    self.settings = settings
    sides = settings.ratios.sides
    let names = Set(samples.lazy.filter(\.isSelected).flatMap(Self.classes)).sorted()
    indices = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    totals = Array(repeating: 0, count: names.count + 1)
    counts = Split.allCases.map { _ in Array(repeating: 0, count: names.count + 1) }
  }

  /// The classes of `sample`. Samples without one are balanced like a class of their own.
  private static func classes(_ sample: SplitSample) -> [String] {
    sample.classes.isEmpty ? [""] : sample.classes
  }

  /// Counts the samples `members`, which are on `split` and stay there.
  mutating func put(_ members: [Int], on split: Split) {
    let load = load(of: members)
    for (index, count) in load.classes { totals[index] += count }
    totals[totals.count - 1] += load.total
    add(load, to: split, 1)
  }

  /// Places `groups`, each a list of samples; returns their sides.
  mutating func place(_ groups: [[Int]]) -> [Split] {
    let loads = groups.map(load)
    for load in loads {
      for (index, count) in load.classes { totals[index] += count }
      totals[totals.count - 1] += load.total
    }
    var generator = SplitMix64(seed: settings.seed)
    let order = generator.permutation(groups.count)
    var placed: [Split?] = Array(repeating: nil, count: groups.count)
    stratify(loads, order, &placed)
    var result = placed.map { $0 ?? .train }
    improve(loads, order, &result)
    fillEmptySides(loads, order, &result)
    return result
  }

  private func load(of members: [Int]) -> Load {
    var found: [Int: Int] = [:]
    let selected = members.filter { samples[$0].isSelected }
    for name in selected.flatMap({ Self.classes(samples[$0]) }) {
      if let index = indices[name] { found[index, default: 0] += 1 }
    }
    let classes = found.sorted { $0.key < $1.key }.map { (index: $0.key, count: $0.value) }
    return Load(classes: classes, total: selected.count)
  }

  private mutating func add(_ load: Load, to split: Split, _ sign: Int) {
    for (index, count) in load.classes { counts[split.index][index] += sign * count }
    counts[split.index][totals.count - 1] += sign * load.total
  }

  /// The number of samples of class `index` that `split` should still get.
  private func demand(_ split: Split, _ index: Int) -> Double {
    settings.ratios[split] * Double(totals[index]) - Double(counts[split.index][index])
  }

  // MARK: - Steps

  /// Places the groups of the rarest class first, the largest of them first, each on the side that
  /// lacks most samples of the class.
  private mutating func stratify(_ loads: [Load], _ order: [Int], _ placed: inout [Split?]) {
    var remaining = Array(repeating: 0, count: totals.count - 1)
    var holders: [[(group: Int, count: Int)]] = Array(repeating: [], count: remaining.count)
    for group in order {
      for (index, count) in loads[group].classes {
        remaining[index] += count
        holders[index].append((group, count))
      }
    }
    while let rarest = remaining.indices.filter({ remaining[$0] > 0 })
      .min(by: { (remaining[$0], $0) < (remaining[$1], $1) })
    {
      // The sort is stable, so that groups of equal size stay in random order.
      for (group, _) in holders[rarest].sorted(by: { $0.count > $1.count })
      where placed[group] == nil {
        let side = neediest(of: rarest)
        placed[group] = side
        add(loads[group], to: side, 1)
        for (index, count) in loads[group].classes { remaining[index] -= count }
      }
    }
  }

  private func neediest(of index: Int) -> Split {
    let needs = sides.map { ($0, demand($0, index), demand($0, totals.count - 1)) }
    var best = needs[0]
    for need in needs.dropFirst() {
      let gain = need.1 - best.1
      if gain > Self.leastGain || (abs(gain) <= Self.leastGain && need.2 > best.2) { best = need }
    }
    return best.0
  }

  /// Moves single groups to other sides, and exchanges pairs of groups, while that lowers the cost.
  /// Exchanges are tried only for few groups: many are small and can be moved one by one.
  private mutating func improve(_ loads: [Load], _ order: [Int], _ result: inout [Split]) {
    for _ in 0..<Self.mostPasses {
      let hasMoved = moveGroups(loads, order, &result)
      let hasExchanged =
        order.count <= Self.mostExchanged && exchangeGroups(loads, order, &result)
      if !hasMoved && !hasExchanged { return }
    }
  }

  /// Moves each group to the side where it lowers the cost most; returns whether one moved.
  private mutating func moveGroups(
    _ loads: [Load], _ order: [Int], _ result: inout [Split]
  ) -> Bool {
    var hasMoved = false
    for group in order {
      let current = result[group]
      let gains = sides.filter { $0 != current }.map { side in
        (side, -change(loads[group], from: current, to: side))
      }
      guard let best = gains.max(by: { $0.1 < $1.1 }), best.1 > Self.leastGain else { continue }
      move(loads[group], from: current, to: best.0)
      result[group] = best.0
      hasMoved = true
    }
    return hasMoved
  }

  /// Exchanges pairs of groups on different sides where that lowers the cost; returns whether one was
  /// exchanged.
  private mutating func exchangeGroups(
    _ loads: [Load], _ order: [Int], _ result: inout [Split]
  ) -> Bool {
    var hasExchanged = false
    for (position, one) in order.enumerated() {
      for other in order[(position + 1)...] where result[one] != result[other] {
        let (here, there) = (result[one], result[other])
        let first = change(loads[one], from: here, to: there)
        move(loads[one], from: here, to: there)
        if first + change(loads[other], from: there, to: here) < -Self.leastGain {
          move(loads[other], from: there, to: here)
          (result[one], result[other]) = (there, here)
          hasExchanged = true
        } else {
          move(loads[one], from: there, to: here)
        }
      }
    }
    return hasExchanged
  }

  /// Gives each side without samples a group, the one whose move costs least, if another side has
  /// several groups. A split without a test side would be of no use.
  private mutating func fillEmptySides(
    _ loads: [Load], _ order: [Int], _ result: inout [Split]
  ) {
    for side in sides where counts[side.index][totals.count - 1] == 0 {
      let candidates = order.filter { group in
        counts[result[group].index][totals.count - 1] > loads[group].total
      }
      let costs = candidates.map { ($0, change(loads[$0], from: result[$0], to: side)) }
      guard let best = costs.min(by: { $0.1 < $1.1 }) else { return }
      move(loads[best.0], from: result[best.0], to: side)
      result[best.0] = side
    }
  }

  private mutating func move(_ load: Load, from old: Split, to new: Split) {
    add(load, to: old, -1)
    add(load, to: new, 1)
  }

  /// How much the cost grows if `load` moves. The cost is the sum, over the classes and all samples, of
  /// the squared differences from the wanted counts, as shares of the class.
  private func change(_ load: Load, from old: Split, to new: Split) -> Double {
    let all = (index: totals.count - 1, count: load.total)
    return (load.classes + [all]).reduce(0) { sum, item in
      let (size, total) = (Double(item.count), Double(totals[item.index]))
      let lost = demand(old, item.index) + size
      let gained = demand(new, item.index) - size
      let before = squared(demand(old, item.index)) + squared(demand(new, item.index))
      return sum + (squared(lost) + squared(gained) - before) / squared(total)
    }
  }

  private func squared(_ value: Double) -> Double { value * value }
}

extension Split {
  /// The position in `allCases`.
  fileprivate var index: Int {
    switch self {
    case .train: 0
    case .val: 1
    case .test: 2
    }
  }
}
