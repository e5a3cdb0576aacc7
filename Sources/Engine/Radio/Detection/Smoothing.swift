/// Running means.
enum Smoothing {
  /// The mean of each value and its neighbors at up to `reach` places; at the ends, the last value is repeated.
  static func means(of values: [Float], reach: Int) -> [Float] {
    guard let first = values.first, let last = values.last else { return [] }
    let padded =
      [Float](repeating: first, count: reach) + values + [Float](repeating: last, count: reach)
    let scale = 1 / Float(2 * reach + 1)
    return values.indices.map { index in
      var sum = Float(0)
      for place in index...index + 2 * reach { sum += padded[place] }
      return sum * scale
    }
  }
}
