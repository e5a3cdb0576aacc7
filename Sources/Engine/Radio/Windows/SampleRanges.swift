extension Sequence<Range<Int>> {
  /// Whether these ranges, sorted by their start, hold all of `samples`: a box that reaches out of the
  /// windows that were saved is not saved as it stands.
  package func cover(_ samples: Range<Int>) -> Bool {
    var start = samples.lowerBound
    for range in self where range.contains(start) { start = range.upperBound }
    return start >= samples.upperBound
  }
}
