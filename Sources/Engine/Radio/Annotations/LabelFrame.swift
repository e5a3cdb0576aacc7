import Labels

/// How the numbers of a label file and those of the capture correspond: where indices start from, and
/// which frequency stands for the middle of the band.
///
/// Edges are RF where the capture segment of the file has a frequency, else baseband; each segment has
/// its own.
package struct LabelFrame: Sendable, Equatable {
  /// What indices in the file start from.
  let offset: Int
  /// The whole capture.
  let extent: Box
  /// Hz to add to edges in the file for those on the capture, by the sample that a box begins at.
  private let shifts: FrequencySteps

  /// The frame of `metadata` on `capture`.
  init(_ metadata: SigMFMetadata, on capture: Capture) {
    let offset = metadata.global.offset ?? 0
    self.offset = offset
    extent = capture.extent
    let center = capture.centerFrequency
    // The frequency of an RFCAP stands in its header: edges are RF in any case.
    let unsaid = capture.container == .rfcap ? center : 0
    let found = metadata.captures.map { entry in
      let (start, overflows) = entry.sampleStart.subtractingReportingOverflow(offset)
      return (start: overflows ? .max : start, shift: center - (entry.frequency ?? unsaid))
    }
    shifts = FrequencySteps(found.isEmpty ? [(0, center - unsaid)] : found)
  }

  /// Samples and frequencies of `entry`, clipped to the capture; without edges it spans the band. Nil
  /// when it lies outside.
  func box(of entry: SigMFAnnotation) -> Box? {
    // What overflowed when it was written comes back when it is read.
    let start = entry.sampleStart &- offset
    var end = extent.samples.upperBound
    if let count = entry.sampleCount {
      let (sum, overflow) = start.addingReportingOverflow(count)
      if !overflow { end = min(end, sum) }
    }
    let first = max(start, 0)
    guard first < end else { return nil }
    let shift = shifts.shift(at: first)
    let lower = max((entry.lowerEdge ?? -.infinity) + shift, extent.frequencies.lowerBound)
    let upper = min((entry.upperEdge ?? .infinity) + shift, extent.frequencies.upperBound)
    guard lower < upper else { return nil }
    return Box(samples: first..<end, frequencies: lower...upper)
  }

  /// Makes `entry` be about `box`.
  func place(_ entry: inout SigMFAnnotation, at box: Box) {
    let shift = shifts.shift(at: box.samples.lowerBound)
    entry.sampleStart = box.samples.lowerBound &+ offset
    entry.sampleCount = box.samples.count
    entry.lowerEdge = box.frequencies.lowerBound - shift
    entry.upperEdge = box.frequencies.upperBound - shift
  }
}
