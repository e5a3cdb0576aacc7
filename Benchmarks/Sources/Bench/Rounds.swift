/// Runs several measurements in turn, so that a disturbance of the machine affects all of them.
enum Rounds {
  /// Runs each of `runs`, which return their duration in seconds, `count` times in turn; returns
  /// the median of each.
  static func medians(_ count: Int, of runs: [() throws -> Double]) throws -> [Double] {
    var seconds = [[Double]](repeating: [], count: runs.count)
    for _ in 0..<count {
      for (index, run) in runs.enumerated() { seconds[index].append(try run()) }
    }
    return seconds.map(median)
  }

  /// The smallest of `values` that `percent` percent of them do not exceed; 0 if there are none.
  static func percentile(_ percent: Int, of values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return sorted[max(0, (sorted.count * percent + 99) / 100 - 1)]
  }

  /// The median of `values`; the mean of the two middle ones for an even number.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
