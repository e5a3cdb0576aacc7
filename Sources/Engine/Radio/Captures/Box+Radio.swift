import Labels

/// A box on a capture: x in samples, y in RF Hz.
extension Box {
  /// Makes a box of `samples` (indices from the start of the capture) and `frequencies` (RF Hz).
  package init(samples: Range<Int>, frequencies: ClosedRange<Double>) {
    self.init(x: samples, y: frequencies)
  }

  /// Samples from the start of the capture, the end not included.
  package var samples: Range<Int> {
    get { x }
    set { x = newValue }
  }

  /// RF frequencies in Hz, lower to upper edge.
  package var frequencies: ClosedRange<Double> {
    get { y }
    set { y = newValue }
  }
}
