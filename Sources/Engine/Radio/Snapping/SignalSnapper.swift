import Labels

/// Tightens a box to the signal in it.
///
/// The surroundings of the box are searched for signals; the one that resembles the box gets edges from spectra of its own.
/// The work is bounded: of long boxes, only a part of the samples is used.
package enum SignalSnapper {
  /// The width of a carrier in bins of a spectrum, at most.
  private static let line = 8.0

  /// `box` tightened to the signal in it; nil if there is none, or if `progress` cancelled it by returning false.
  ///
  /// `progress` is called on the calling thread with the completed share. Throws errors of reading.
  package static func snap(
    _ box: Box, in source: some IQSource, of capture: CaptureFrame,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> Box? {
    guard
      let surroundings = Surroundings(of: box, in: capture, sampleCount: source.sampleCount)
    else { return nil }
    for isPatient in [false, true] {
      guard
        let excerpt = try Excerpt(
          surroundings, of: source, sampleRate: capture.sampleRate, isPatient: isPatient,
          progress: progress)
      else { return nil }
      if let rough = SignalChoice(box: box, excerpt: excerpt).signal {
        let tight = try tightened(rough, to: box, in: source, of: capture, excerpt: excerpt)
        return tight.isTight ? tight.box : rough
      }
      if isPatient {
        let tight = try tightened(box, to: box, in: source, of: capture, excerpt: excerpt)
        return tight.isTight ? tight.box : nil
      }
    }
    return nil
  }

  /// `rough` with the exact edges of the signal that `wanted` means, and whether edges were found.
  private static func tightened(
    _ rough: Box, to wanted: Box, in source: some IQSource, of capture: CaptureFrame,
    excerpt: Excerpt
  ) throws -> (box: Box, isTight: Bool) {
    var box = rough
    if let time = TimeEdges(box, of: capture, excerpt: excerpt) {
      box.samples = try time.part(
        of: box.samples, like: wanted.samples,
        bandwidth: box.frequencies.upperBound - box.frequencies.lowerBound, in: source)
    }
    box.limit(to: wanted)
    guard let spectrum = try FineSpectrum(of: box, in: source, of: capture, excerpt: excerpt),
      let band = BandEdges(spectrum: spectrum).edges(near: box.frequencies)
    else { return (box, false) }
    box.frequencies = band.clamped(to: capture.band)
    let isLine = band.upperBound - band.lowerBound < line * spectrum.binWidth
    if isLine { box.frequencies = carrierBand(around: box, in: wanted, of: capture) }
    if let time = TimeEdges(box, of: capture, excerpt: excerpt) {
      box.samples = try time.edges(
        near: box.samples, tolerance: 2 * excerpt.surroundings.hop, in: source)
    }
    box.limit(to: wanted)
    return (box, true)
  }

  /// The band of a carrier, whose width cannot be measured: as the detector draws it, but within `wanted`.
  private static func carrierBand(
    around line: Box, in wanted: Box, of capture: CaptureFrame
  ) -> ClosedRange<Double> {
    let usual =
      capture.sampleRate / Double(DetectionScale.transformSize(sampleRate: capture.sampleRate))
    let half = min(2 * usual, wanted.frequencies.upperBound - wanted.frequencies.lowerBound) / 2
    let middle = (line.frequencies.upperBound + line.frequencies.lowerBound) / 2
    return (middle - half...middle + half).clamped(to: capture.band)
  }
}

extension Box {
  /// Replaces edges that are farther outside of `wanted` than it is long or wide: there, the box means a part of a signal.
  fileprivate mutating func limit(to wanted: Box) {
    let (time, band) = (
      wanted.samples.count, wanted.frequencies.upperBound - wanted.frequencies.lowerBound
    )
    let first = samples.lowerBound < wanted.samples.lowerBound - time
    let last = samples.upperBound > wanted.samples.upperBound + time
    let start = first ? wanted.samples.lowerBound : samples.lowerBound
    samples = start..<max(start + 1, last ? wanted.samples.upperBound : samples.upperBound)
    let low = frequencies.lowerBound < wanted.frequencies.lowerBound - band
    let high = frequencies.upperBound > wanted.frequencies.upperBound + band
    let lower = low ? wanted.frequencies.lowerBound : frequencies.lowerBound
    frequencies = lower...max(lower, high ? wanted.frequencies.upperBound : frequencies.upperBound)
  }
}
