/// A track of boxes between two boxes that a person placed (docs/formats/pitch-sessions.md).
package enum TrackInterpolation {
  /// A box in a row of a video, in pixels from the upper left corner.
  package struct KeyBox: Sendable, Hashable {
    package var row: Int
    package var columns: ClosedRange<Double>
    package var pixelRows: ClosedRange<Double>

    /// A box in `row` that covers `columns` and `pixelRows`.
    package init(row: Int, columns: ClosedRange<Double>, pixelRows: ClosedRange<Double>) {
      self.row = row
      self.columns = columns
      self.pixelRows = pixelRows
    }
  }

  /// The boxes in all rows between `first` and `last`, without these two, in the order of the rows. They move linearly
  /// over the times of the rows; if a time is missing or not between the others, over the numbers of the rows.
  package static func boxes(
    from first: KeyBox, to last: KeyBox, timestamps: FrameTimestamps
  ) -> [KeyBox] {
    guard first.row <= last.row else {
      return boxes(from: last, to: first, timestamps: timestamps)
    }
    guard last.row - first.row > 1 else { return [] }
    let duration = duration(from: first.row, to: last.row, timestamps)
    var boxes: [KeyBox] = []
    for row in (first.row + 1)..<last.row {
      var share = Double(row - first.row) / Double(last.row - first.row)
      if let duration, duration > 0,
        let passed = Self.duration(from: first.row, to: row, timestamps), passed <= duration
      {
        share = passed / duration
      }
      boxes.append(box(first, last, row: row, share: share))
    }
    return boxes
  }

  /// The time from one row to another in nanoseconds; nil if it is not known or negative.
  private static func duration(
    from first: Int, to last: Int, _ timestamps: FrameTimestamps
  ) -> Double? {
    guard let start = timestamps.time(first), let end = timestamps.time(last), start <= end else {
      return nil
    }
    let difference = end.subtractingReportingOverflow(start)
    return difference.overflow ? nil : Double(difference.partialValue)
  }

  private static func box(_ a: KeyBox, _ b: KeyBox, row: Int, share: Double) -> KeyBox {
    KeyBox(
      row: row, columns: between(a.columns, b.columns, share),
      pixelRows: between(a.pixelRows, b.pixelRows, share))
  }

  private static func between(
    _ a: ClosedRange<Double>, _ b: ClosedRange<Double>, _ share: Double
  ) -> ClosedRange<Double> {
    let low = a.lowerBound + (b.lowerBound - a.lowerBound) * share
    let high = a.upperBound + (b.upperBound - a.upperBound) * share
    return min(low, high)...max(low, high)
  }
}
