/// Runs in turn: what disturbs the machine for a while disturbs all of them alike.
enum Rounds {
  /// Has every one of `runs`, which return the seconds they took, run `count` times, one after the
  /// other; returns the median of each.
  static func medians(_ count: Int, of runs: [() throws -> Double]) throws -> [Double] {
    var seconds = [[Double]](repeating: [], count: runs.count)
    for _ in 0..<count {
      for (index, run) in runs.enumerated() { seconds[index].append(try run()) }
    }
    return seconds.map(median)
  }

  /// The smallest of `values` that `percent` percent of them do not exceed; 0 when there are none.
  static func percentile(_ percent: Int, of values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[max(0, (sorted.count * percent + 99) / 100 - 1)]
  }

  /// The middle one of `values`, or the mean of the two in the middle.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
