/// Numbers in sets that are joined (union by size, with path halving).
struct DisjointSets {
  private var parents: [Int]
  private var sizes: [Int]

  /// The numbers 0..<`count`, each in a set of its own.
  init(_ count: Int) {
    parents = Array(0..<count)
    sizes = Array(repeating: 1, count: count)
  }

  /// The number that stands for the set of `element`.
  mutating func find(_ element: Int) -> Int {
    var element = element
    while parents[element] != element {
      parents[element] = parents[parents[element]]
      element = parents[element]
    }
    return element
  }

  /// Joins the sets of `first` and `second`; returns whether they were different.
  @discardableResult
  mutating func join(_ first: Int, _ second: Int) -> Bool {
    var (large, small) = (find(first), find(second))
    guard large != small else { return false }
    if sizes[large] < sizes[small] { swap(&large, &small) }
    parents[small] = large
    sizes[large] += sizes[small]
    return true
  }
}
