/// Sets of the numbers 0..<count that are joined pair by pair.
struct DisjointSets {
  private var parents: [Int]

  init(count: Int) { parents = Array(0..<count) }

  /// Joins the sets of `first` and `second`. The smallest number stays the root.
  mutating func join(_ first: Int, _ second: Int) {
    let (a, b) = (root(of: first), root(of: second))
    parents[max(a, b)] = min(a, b)
  }

  /// For each number the place of its set, in the order of the smallest numbers of the sets; and the number of sets.
  mutating func places() -> (places: [Int], count: Int) {
    var places = [Int](repeating: 0, count: parents.count)
    var count = 0
    for number in parents.indices {
      let root = root(of: number)
      if root == number {
        places[number] = count
        count += 1
      } else {
        places[number] = places[root]
      }
    }
    return (places, count)
  }

  private mutating func root(of number: Int) -> Int {
    var number = number
    while parents[number] != number {
      parents[number] = parents[parents[number]]
      number = parents[number]
    }
    return number
  }
}
