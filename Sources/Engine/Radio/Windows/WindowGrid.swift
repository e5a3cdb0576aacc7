/// Divides a capture into sample windows.
///
/// The windows follow each other from the start of the capture. The last one is moved back so that
/// it is as long as the others, because a model expects windows of one length. A capture shorter
/// than a window is a single window. No other window is shorter than `shortestWindow`.
package struct WindowGrid: Sendable, Equatable {
  /// The minimum length of a window in samples: one STFT frame.
  package static let shortestWindow = 4096

  /// Samples of a window.
  package let windowSamples: Int
  /// Samples of the capture.
  package let sampleCount: Int
  /// The error if the given length was too short and longer windows are used; nil otherwise.
  package let refused: WindowError?

  /// The grid of windows of `duration` seconds on a capture of `sampleCount` samples (at least 1)
  /// at `sampleRate` Hz.
  package init(duration: Double, sampleCount: Int, sampleRate: Double) {
    let wanted = (duration * sampleRate).rounded()
    self.sampleCount = sampleCount
    let shortest = min(Self.shortestWindow, sampleCount)
    windowSamples =
      wanted >= Double(sampleCount)
      ? sampleCount : max(shortest, Int(wanted.isFinite ? wanted : 0))
    refused =
      wanted < Double(sampleCount) && wanted < Double(Self.shortestWindow)
      ? .tooShort(seconds: duration, sampleRate: sampleRate) : nil
  }

  /// The number of windows.
  package var count: Int { (sampleCount + windowSamples - 1) / windowSamples }

  /// The samples of window `index`, 0..<count.
  package func samples(ofWindow index: Int) -> Range<Int> {
    let start = min(index * windowSamples, sampleCount - windowSamples)
    return start..<(start + windowSamples)
  }

  /// The samples of a window of the grid's length with `sample` in its middle, kept inside of the capture. It need not
  /// be one of the grid.
  package func samples(around sample: Int) -> Range<Int> {
    let start = min(max(0, sample - windowSamples / 2), sampleCount - windowSamples)
    return start..<(start + windowSamples)
  }

  /// The index of the window that contains `sample`.
  package func index(ofWindowAt sample: Int) -> Int {
    min(max(0, sample), sampleCount - 1) / windowSamples
  }

  /// The indices of the windows that overlap `samples`.
  package func indices(overlapping samples: Range<Int>) -> ClosedRange<Int> {
    let first = index(ofWindowAt: samples.lowerBound)
    return first...max(first, index(ofWindowAt: samples.upperBound - 1))
  }
}
