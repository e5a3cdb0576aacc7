import Labels

/// Finds when a signal starts and ends, from the power in its band.
struct TimeEdges {
  /// The frames that a signal is divided into, at most, and the places that are tried in a step.
  private static let (frames, places) = (24, 48)
  private static let sizes = 32...65_536
  /// The share of the usual level at which a signal begins and ends: half of the frame is in it.
  private static let edge: Float = 0.5
  /// The same within a pause, the bits 0 of keying that are no pause, and the most frames that are searched for pauses.
  private static let (pause, longestZeros, mostPauses) = (Float(0.2), 24.0, 512)

  private let analyzer: ExcerptAnalyzer
  private let excerpt: Excerpt
  private let capture: CaptureFrame
  /// The bins of the signal, and the power of the noise in them.
  private let bins: Range<Int>
  private let noise: Float

  /// For the signal in `box`; nil if it is too short.
  init?(_ box: Box, of capture: CaptureFrame, excerpt: Excerpt) {
    self.capture = capture
    self.excerpt = excerpt
    let share = (box.frequencies.upperBound - box.frequencies.lowerBound) / capture.sampleRate
    var size = Self.sizes.lowerBound
    while size < Self.sizes.upperBound,
      share * Double(size) < 4
        || (share * Double(size) < 24 && 2 * size * Self.frames <= box.samples.count)
    {
      size *= 2
    }
    guard size * 2 <= box.samples.count else { return nil }
    analyzer = ExcerptAnalyzer(size: size)
    let width = capture.sampleRate / Double(size)
    let lowest = capture.centerFrequency - (Double(size / 2) + 0.5) * width
    func bin(_ frequency: Double) -> Int {
      Int(max(0, min(Double(size - 1), (frequency - lowest) / width)))
    }
    bins = bin(box.frequencies.lowerBound)..<bin(box.frequencies.upperBound) + 1
    noise = bins.reduce(0) { sum, bin in
      sum + excerpt.noise(at: lowest + (Double(bin) + 0.5) * width)
    }
  }

  /// The samples of the signal that is roughly in `samples`, whose edges are known to `tolerance` samples. An edge of the
  /// capture stays.
  func edges(
    near samples: Range<Int>, tolerance: Int, in source: some IQSource
  ) throws -> Range<Int> {
    let (inside, _) = try levels(in: samples, count: Self.places, of: source)
    let usual = Selection.quantile(inside, 0.6)
    guard usual > 0 else { return samples }
    var (first, last) = (samples.lowerBound, samples.upperBound)
    let limit = usual * Self.edge
    if first > 0 { first = try edge(near: first, tolerance, step: 1, limit: limit, in: source) }
    if last < source.sampleCount {
      last = try edge(near: last, tolerance, step: -1, limit: limit, in: source)
    }
    return first < last ? first..<last : samples
  }

  /// The part of `samples` that overlaps `wanted` most, of those that begin and end at long pauses.
  func part(
    of samples: Range<Int>, like wanted: Range<Int>, bandwidth: Double, in source: some IQSource
  ) throws -> Range<Int> {
    let (levels, step) = try levels(in: samples, count: Self.mostPauses, of: source)
    let limit = Selection.quantile(levels, 0.7) * Self.pause
    let pause = Self.longestZeros * capture.sampleRate / max(1, bandwidth)
    var parts: [Range<Int>] = []
    for (place, level) in levels.enumerated() where level > limit {
      let start = samples.lowerBound + place * step
      let own = start..<min(samples.upperBound, start + analyzer.size)
      if let last = parts.last {
        let gap = start - last.upperBound + analyzer.size
        guard gap >= 3 * step, Double(gap) > pause else {
          parts[parts.count - 1] = last.lowerBound..<own.upperBound
          continue
        }
      }
      parts.append(own)
    }
    guard parts.count > 1 else { return samples }
    var best = samples
    for first in parts.indices {
      for last in parts[first...].indices {
        let lower = first == 0 ? samples.lowerBound : parts[first].lowerBound
        let upper = last == parts.count - 1 ? samples.upperBound : parts[last].upperBound
        let run = lower..<max(lower + 1, upper)
        if run.overlap(with: wanted) > best.overlap(with: wanted) { best = run }
      }
    }
    return best
  }

  /// The levels of at most `count` frames in `samples`, and the samples between two of them.
  private func levels(
    in samples: Range<Int>, count: Int, of source: some IQSource
  ) throws -> (levels: [Float], step: Int) {
    let step = max(analyzer.size / 2, (samples.count - analyzer.size) / count)
    var levels: [Float] = []
    for start in stride(
      from: samples.lowerBound, through: samples.upperBound - analyzer.size, by: step)
    {
      levels.append(try level(from: start, in: source) ?? 0)
    }
    return (levels, step)
  }

  /// The level of the frame from sample `start` in multiples of the noise; nil if it is damaged or silent.
  private func level(from start: Int, in source: some IQSource) throws -> Float? {
    let powers = try analyzer.powers(from: start, of: source)
    var sum: Float = 0
    for bin in bins { sum += powers[bin] }
    guard sum.isFinite, sum > 0 else { return nil }
    return sum / (noise * excerpt.gain(in: start..<start + analyzer.size)) - 1
  }

  /// The sample near `place` where the level crosses `limit` upwards, going by `step` (1 or -1).
  private func edge(
    near place: Int, _ tolerance: Int, step direction: Int, limit: Float,
    in source: some IQSource
  ) throws -> Int {
    var (place, reach) = (place, tolerance)
    while true {
      let step = max(analyzer.size / 8, 2 * reach / Self.places)
      var levels: [Float] = []
      let count = 2 * reach / step + 1
      for index in 0..<count {
        let middle = place - direction * reach + direction * index * step
        guard middle > 0, middle < source.sampleCount else {
          levels.append(0)
          continue
        }
        levels.append(try level(from: middle - analyzer.size / 2, in: source) ?? 0)
      }
      guard let crossing = crossing(levels, limit: limit) else { return place }
      place = place - direction * reach + direction * Int(crossing * Double(step))
      if step <= analyzer.size / 8 { return max(0, min(source.sampleCount, place)) }
      reach = 2 * step
    }
  }

  /// The interpolated index where `levels` cross `limit` upwards and stay above it for a while; nil if they start above it.
  private func crossing(_ levels: [Float], limit: Float) -> Double? {
    guard let first = levels.first, first < limit else { return nil }
    for index in levels.indices.dropFirst() where levels[index] >= limit {
      let after = levels[index..<min(levels.count, index + 4)]
      guard after.reduce(0, +) / Float(after.count) >= limit else { continue }
      let before = levels[index - 1]
      return Double(index - 1) + Double((limit - before) / max(1e-9, levels[index] - before))
    }
    return nil
  }
}

extension Range<Int> {
  /// What is in common with `other` as a share of both, 0...1.
  fileprivate func overlap(with other: Range<Int>) -> Double {
    let shared = clamped(to: other).count
    return Double(shared) / Double(Swift.max(1, count + other.count - shared))
  }
}
