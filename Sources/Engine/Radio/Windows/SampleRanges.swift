extension Sequence<Range<Int>> {
  /// Whether these ranges, sorted by their start, contain all of `samples`. A box that extends
  /// beyond the saved windows does not count as saved.
  package func cover(_ samples: Range<Int>) -> Bool {
    var start = samples.lowerBound
    for range in self where range.contains(start) { start = range.upperBound }
    return start >= samples.upperBound
  }
}
