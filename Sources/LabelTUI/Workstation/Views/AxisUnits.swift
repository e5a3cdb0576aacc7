/// The unit for the frequencies of a capture.
struct FrequencyUnit: Equatable {
  let hertz: Double
  let name: String

  /// The unit for frequencies within `band`, in Hz: MHz, or a smaller one if all frequencies are low.
  init(for band: ClosedRange<Double>) {
    switch max(band.lowerBound.magnitude, band.upperBound.magnitude) {
    case ..<2e3: (hertz, name) = (1, "Hz")
    case ..<2e6: (hertz, name) = (1e3, "kHz")
    default: (hertz, name) = (1e6, "MHz")
    }
  }
}

/// The unit for the times of a view.
struct TimeUnit: Equatable {
  let seconds: Double
  let name: String

  /// The unit for a view that ends at `end` seconds.
  init(for end: Double) {
    switch end {
    case 2...: (seconds, name) = (1, "s")
    case 2e-3...: (seconds, name) = (1e-3, "ms")
    default: (seconds, name) = (1e-6, "µs")
    }
  }
}
