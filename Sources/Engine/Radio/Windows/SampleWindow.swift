import Labels

/// The stretch of a capture that one training sample is made from.
package struct SampleWindow: Sendable, Hashable {
  /// Samples from the start of the capture, the end not included.
  package let samples: Range<Int>
  /// Samples per second.
  package let sampleRate: Double
  /// Hz in the middle of the band, as the boxes of the capture have it.
  package let centerFrequency: Double
  /// Hz to add to it for what the receiver was really tuned to.
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

  /// RF Hz in the middle of the band.
  package var tunedFrequency: Double { centerFrequency + tuning }

  /// Seconds from the start of the capture to the start of the window.
  package var timeOffset: Double { Double(samples.lowerBound) / sampleRate }

  /// The window's length in seconds.
  package var duration: Double { Double(samples.count) / sampleRate }

  /// Highest frequency of the band in RF Hz.
  package var topFrequency: Double { centerFrequency + sampleRate / 2 }

  /// The part of `box` inside this window, or nil when they do not overlap.
  package func clip(_ box: Box) -> Box? {
    guard box.samples.overlaps(samples) else { return nil }
    let lower = max(box.frequencies.lowerBound, centerFrequency - sampleRate / 2)
    let upper = min(box.frequencies.upperBound, topFrequency)
    guard lower < upper else { return nil }
    return Box(samples: box.samples.clamped(to: samples), frequencies: lower...upper)
  }
}
