/// Divides a capture into the sample windows that boxes are saved from.
///
/// Windows follow each other from the start of the capture. The last one is moved back so that it is
/// as long as the others: a model looks at windows of one length. A capture shorter than a window is
/// one window as it is. No other window is shorter than `shortestWindow`.
package struct WindowGrid: Sendable, Equatable {
  /// Samples that a model needs at least, one frame: no shorter window is offered.
  package static let shortestWindow = 4096

  /// Samples of a window.
  package let windowSamples: Int
  /// Samples of the capture.
  package let sampleCount: Int
  /// The length that was asked for and is too short: the windows are longer; nil when they are as asked.
  package let refused: WindowError?

  /// The grid of windows of `duration` seconds on a capture of `sampleCount` samples, at least 1, at
  /// `sampleRate` Hz.
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

  /// Windows in all.
  package var count: Int { (sampleCount + windowSamples - 1) / windowSamples }

  /// The samples of window `index`, which is 0..<count.
  package func samples(ofWindow index: Int) -> Range<Int> {
    let start = min(index * windowSamples, sampleCount - windowSamples)
    return start..<(start + windowSamples)
  }

  /// The window that `sample` belongs to.
  package func index(ofWindowAt sample: Int) -> Int {
    min(max(0, sample), sampleCount - 1) / windowSamples
  }

  /// The windows that `samples` reaches into.
  package func indices(overlapping samples: Range<Int>) -> ClosedRange<Int> {
    let first = index(ofWindowAt: samples.lowerBound)
    return first...max(first, index(ofWindowAt: samples.upperBound - 1))
  }
}
