/// A rectangle of time and frequency on a capture, in the units that SigMF keeps it in.
package struct Box: Sendable, Hashable {
  /// Samples from the start of the capture, the end not included.
  package var samples: Range<Int>
  /// RF frequencies in Hz, lower to upper edge.
  package var frequencies: ClosedRange<Double>

  /// Makes a box of `samples` (indices from the start of the capture) and `frequencies` (RF Hz).
  package init(samples: Range<Int>, frequencies: ClosedRange<Double>) {
    self.samples = samples
    self.frequencies = frequencies
  }
}
