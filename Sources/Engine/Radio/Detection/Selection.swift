/// Order statistics without sorting.
enum Selection {
  /// The value at place `index` if `values` were sorted. Changes the order of `values`, which must not be NaN.
  static func select(_ values: UnsafeMutableBufferPointer<Float>, at index: Int) -> Float {
    var (lower, upper) = (0, values.count - 1)
    while lower < upper {
      let pivot = values[lower + (upper - lower) / 2]
      var (left, right) = (lower, upper)
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          (values[left], values[right]) = (values[right], values[left])
          left += 1
          right -= 1
        }
      }
      if index <= right { upper = right } else if index >= left { lower = left } else { break }
    }
    return values[index]
  }

  /// The value below which `share` of `values` lie; 0 if there are none.
  static func quantile(_ values: [Float], _ share: Double) -> Float {
    guard !values.isEmpty else { return 0 }
    var copy = values
    let index = min(values.count - 1, Int(share * Double(values.count)))
    return copy.withUnsafeMutableBufferPointer { select($0, at: index) }
  }
}
