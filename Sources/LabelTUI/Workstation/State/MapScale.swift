/// The conversion between the columns of the map and the samples of a whole capture.
struct MapScale {
  let sampleCount: Int
  let width: Int

  /// The samples of `column`, at least one.
  func samples(ofColumn column: Int) -> Range<Int> {
    let start = sample(column)
    return start..<max(start + 1, sample(column + 1))
  }

  /// The columns of the map that show `samples`, at least in part.
  func columns(of samples: Range<Int>) -> Range<Int> {
    let first = column(samples.lowerBound)
    return first..<max(first, min(width, column(samples.upperBound - 1) + 1))
  }

  private func sample(_ column: Int) -> Int {
    Int(Double(column) / Double(max(1, width)) * Double(sampleCount))
  }

  private func column(_ sample: Int) -> Int {
    let share = Double(sample) / Double(max(1, sampleCount))
    return Int(min(Double(width), max(0, share * Double(width))))
  }
}
