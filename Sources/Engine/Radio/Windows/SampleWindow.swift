import Labels

/// The part of a capture from which one training sample is made.
package struct SampleWindow: Sendable, Hashable {
  /// The window in samples, counted from the start of the capture.
  package let samples: Range<Int>
  /// Samples per second.
  package let sampleRate: Double
  /// Center of the band in Hz, in the frequencies of the capture's boxes.
  package let centerFrequency: Double
  /// The difference in Hz to the frequency that the receiver was actually tuned to.
  package let tuning: Double

  /// Makes a window of `samples` of a capture with `sampleRate` (Hz) around `centerFrequency` (Hz).
  package init(
    samples: Range<Int>, sampleRate: Double, centerFrequency: Double, tuning: Double = 0
  ) {
    self.samples = samples
    self.sampleRate = sampleRate
    self.centerFrequency = centerFrequency
    self.tuning = tuning
  }

  /// Center of the band in RF Hz.
  package var tunedFrequency: Double { centerFrequency + tuning }

  /// Seconds from the start of the capture to the start of the window.
  package var timeOffset: Double { Double(samples.lowerBound) / sampleRate }

  /// The window's length in seconds.
  package var duration: Double { Double(samples.count) / sampleRate }

  /// The highest frequency of the band in RF Hz.
  package var topFrequency: Double { centerFrequency + sampleRate / 2 }

  /// The part of `box` inside this window; nil if they do not overlap.
  package func clip(_ box: Box) -> Box? {
    guard box.samples.overlaps(samples) else { return nil }
    let lower = max(box.frequencies.lowerBound, centerFrequency - sampleRate / 2)
    let upper = min(box.frequencies.upperBound, topFrequency)
    guard lower < upper else { return nil }
    return Box(samples: box.samples.clamped(to: samples), frequencies: lower...upper)
  }
}
