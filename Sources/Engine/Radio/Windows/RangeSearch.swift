/// Finds the ranges that overlap a given range without checking all of them.
package struct RangeSearch: Sendable {
  /// The indices of the ranges, sorted by their starts.
  private let positions: [Int]
  private let starts: [Int]
  /// A binary tree over `positions`: node n has the children 2n and 2n + 1, and holds the largest
  /// end of the ranges below it.
  private var ends: [Int]
  /// The node of the first range.
  private let firstLeaf: Int

  /// Prepares a search among `ranges`.
  package init(_ ranges: [Range<Int>]) {
    positions = ranges.indices.sorted { ranges[$0].lowerBound < ranges[$1].lowerBound }
    starts = positions.map { ranges[$0].lowerBound }
    var leaves = 1
    while leaves < ranges.count { leaves *= 2 }
    firstLeaf = leaves
    ends = Array(repeating: .min, count: 2 * leaves)
    for (index, position) in positions.enumerated() {
      ends[leaves + index] = ranges[position].upperBound
    }
    for node in (1..<leaves).reversed() { ends[node] = max(ends[2 * node], ends[2 * node + 1]) }
  }

  /// The indices of the ranges that overlap `range`, in ascending order.
  package func positions(overlapping range: Range<Int>) -> [Int] {
    var found: [Int] = []
    var nodes = [(node: 1, first: 0, count: firstLeaf)]
    let candidates = starts.partitioningIndex { $0 >= range.upperBound }
    while let (node, first, count) = nodes.popLast() {
      guard first < candidates, ends[node] > range.lowerBound else { continue }
      if count == 1 {
        found.append(positions[first])
      } else {
        nodes.append((2 * node, first, count / 2))
        nodes.append((2 * node + 1, first + count / 2, count / 2))
      }
    }
    return found.sorted()
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index for which `belongs` is true; it must be true for all later elements and false
  /// for all earlier ones.
  package func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
