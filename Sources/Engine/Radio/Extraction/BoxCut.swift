import Labels

/// The part of a capture that an extraction keeps, and the rate and center frequency that it gets
/// (`docs/formats/extraction.md`).
package struct BoxCut: Sendable, Equatable {
  /// The least ratio of the sample rate to the width of the kept band, so that the filter has room.
  static let leastOversampling = 1 + 2 * FilterBand.transitionShare
  /// The largest number of samples of the capture per sample of the result.
  static let largestFactor = 65_536
  /// The largest ratio of the sample rate to the width of the kept band: a narrower band would need long filters.
  static let largestOversampling = 64.0

  /// The samples of the capture.
  package let samples: Range<Int>
  /// The kept band in RF Hz, on the axis of the capture's `band`. It includes the band of the box.
  package let band: ClosedRange<Double>
  /// Samples of the capture per sample of the result.
  package let factor: Int
  /// The sample rate of the result.
  package let sampleRate: Double
  /// The center of the result in RF Hz, as the recording was tuned there.
  package let centerFrequency: Double
  /// Whether the box ends earlier than asked, because the recording is tuned to another frequency from there on.
  package let endsAtTuning: Bool
  /// The samples of the capture that the filter may use; zeros are used around them.
  let usable: Range<Int>
  /// The difference in Hz between a frequency of the recording and one on the axis of the capture's `band`.
  private let tuning: Double
  /// The difference in Hz between the centers of the result and of the capture. 0 if the whole band is kept.
  let shift: Double
  /// What the filter keeps; nil if the whole band is kept, without a filter.
  let filter: FilterBand?

  /// The part of `capture` that `request` asks for; throws `ExtractionError`.
  package init(_ request: ExtractionRequest, of capture: Capture) throws(ExtractionError) {
    try request.check()
    let (extent, rate) = (capture.extent, capture.sampleRate)
    guard request.box.samples.overlaps(extent.samples),
      request.box.frequencies.overlaps(extent.frequencies)
    else { throw .outside(samples: capture.sampleCount, band: capture.band) }
    let box = request.box.samples.clamped(to: extent.samples)
    usable = capture.stretch(at: box.lowerBound).clamped(to: extent.samples)
    endsAtTuning = box.upperBound > usable.upperBound
    samples = Self.widen(
      box.clamped(to: usable), by: request.timeMargin * rate, within: usable)

    let asked = request.box.frequencies.clamped(to: extent.frequencies)
    guard asked.lowerBound < asked.upperBound else {
      throw .noBandwidth(frequency: asked.lowerBound)
    }
    let margin = request.frequencyMargin
    let wanted = (asked.lowerBound - margin...asked.upperBound + margin)
      .clamped(to: extent.frequencies)
    guard request.leastRate <= rate else { throw .highRate(request.leastRate, limit: rate) }
    let width = wanted.upperBound - wanted.lowerBound
    tuning = capture.tuning(at: samples.lowerBound)
    guard width * Self.leastOversampling <= rate * (1 + 1e-9) else {
      (factor, sampleRate, shift, filter) = (1, rate, 0, nil)
      (band, centerFrequency) = (extent.frequencies, capture.centerFrequency + tuning)
      return
    }
    factor = Self.factor(
      rate: rate, least: max(width * Self.leastOversampling, request.leastRate),
      count: samples.count)
    sampleRate = rate / Double(factor)
    let kept = max(width, sampleRate / Self.largestOversampling)
    let center = wanted.lowerBound + width / 2
    filter = FilterBand(keeping: kept)
    band = (center - kept / 2...center + kept / 2).clamped(to: extent.frequencies)
    shift = center - capture.centerFrequency
    centerFrequency = center + tuning
  }

  /// The number of samples of the result, one or more.
  package var sampleCount: Int { (samples.count + factor - 1) / factor }

  /// The part of `box` within the cut, in samples of the result, and in RF Hz as it was tuned; nil if they do not overlap.
  package func place(of box: Box) -> Box? {
    let part = box.samples.clamped(to: samples)
    guard !part.isEmpty, box.frequencies.overlaps(band) else { return nil }
    let frequencies = box.frequencies.clamped(to: band)
    guard frequencies.lowerBound < frequencies.upperBound else { return nil }
    let first = (part.lowerBound - samples.lowerBound) / factor
    let end = (part.upperBound - samples.lowerBound + factor - 1) / factor
    return Box(
      samples: first..<end,
      frequencies: frequencies.lowerBound + tuning...frequencies.upperBound + tuning)
  }

  /// Makes `range` longer by `margin` samples, 0 or more, on both sides, as far as `limits` allow.
  private static func widen(_ range: Range<Int>, by margin: Double, within limits: Range<Int>)
    -> Range<Int>
  {
    let count = Int(min(margin.rounded(), Double(limits.count)))
    return max(
      limits.lowerBound, range.lowerBound - count)..<min(
        limits.upperBound, range.upperBound + count)
  }

  /// The largest factor whose result has the rate `least` or more, and at least one sample for `count` samples.
  private static func factor(rate: Double, least: Double, count: Int) -> Int {
    // Rates such as 1 MHz and 80 kHz have a ratio of 10, also where rounding made it smaller.
    let ratio = (rate / least * (1 + 1e-9)).rounded(.down)
    let limit = min(largestFactor, max(1, count))
    return DecimationPlan.factor(upTo: ratio < Double(limit) ? max(1, Int(ratio)) : limit)
  }
}
