/// Medians over a window that moves along values.
enum RunningMedian {
  /// For each of `values`, the median of it and up to `reach` neighbors on either side.
  static func medians(of values: [Float], reach: Int) -> [Float] {
    var window = values.prefix(reach).sorted()
    return values.indices.map { index in
      if index + reach < values.count {
        let value = values[index + reach]
        window.insert(value, at: place(of: value, in: window))
      }
      if index > reach {
        window.remove(at: place(of: values[index - reach - 1], in: window))
      }
      return window[window.count / 2]
    }
  }

  /// The first place in sorted `window` whose value is not below `value`.
  private static func place(of value: Float, in window: [Float]) -> Int {
    window.firstIndex { $0 >= value } ?? window.count
  }
}
