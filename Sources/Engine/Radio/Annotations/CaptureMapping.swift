import Labels

/// Converts between the numbers of a SigMF file and those of the capture: the index of the first
/// sample, and the frequency in the middle of the band.
///
/// Each segment of the file may have a frequency. Edges of boxes in a segment with a frequency are RF, otherwise
/// baseband.
package struct CaptureMapping: Sendable, Equatable {
  /// The index of the first sample in the file.
  let offset: Int
  /// The whole capture.
  let extent: Box
  /// The difference in Hz between an edge on the capture and in the file. It depends on the first sample of the box.
  private let shifts: FrequencySteps

  /// The mapping between `metadata` and `capture`.
  init(_ metadata: SigMFMetadata, on capture: Capture) {
    let offset = metadata.global.offset ?? 0
    self.offset = offset
    extent = capture.extent
    let center = capture.centerFrequency
    // An RFCAP file has its frequency in the header, so edges are always RF.
    let implied = capture.container == .rfcap ? center : 0
    let found = metadata.captures.map { entry in
      let (start, overflows) = entry.sampleStart.subtractingReportingOverflow(offset)
      return (start: overflows ? .max : start, shift: center - (entry.frequency ?? implied))
    }
    shifts = FrequencySteps(found.isEmpty ? [(0, center - implied)] : found)
  }

  /// The box of `entry`, clipped to the capture. An entry without edges spans the whole band. Nil if the box is outside
  /// of the capture.
  func box(of entry: SigMFAnnotation) -> Box? {
    // `place` adds `offset` with overflow, so this subtracts it with overflow.
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

  /// Moves `entry` to `box`.
  func place(_ entry: inout SigMFAnnotation, at box: Box) {
    let shift = shifts.shift(at: box.samples.lowerBound)
    entry.sampleStart = box.samples.lowerBound &+ offset
    entry.sampleCount = box.samples.count
    entry.lowerEdge = box.frequencies.lowerBound - shift
    entry.upperEdge = box.frequencies.upperBound - shift
  }
}
