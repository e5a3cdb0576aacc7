import Libraries

/// Maps the dots of a drawing to the columns or rows of a picture.
struct SamplingAxis {
  /// The drawn range, in pixels of the picture.
  let range: Range<Double>
  /// The number of dots.
  let dots: Int
  /// The number of columns or rows of the picture.
  let size: Int

  /// Whether the range is finite and not empty, and dots have a size.
  var isValid: Bool {
    range.lowerBound.isFinite && range.upperBound.isFinite && !range.isEmpty && step.isFinite
      && step > 0
  }

  /// Pixels per dot.
  var step: Double { (range.upperBound - range.lowerBound) / Double(dots) }

  /// The level to draw from: the coarsest level with at least one sample per dot on both axes. If a dot would have more
  /// samples than a span can hold, a coarser level.
  static func level(_ a: SamplingAxis, _ b: SamplingAxis, count: Int) -> Int {
    let largest = Double(PictureKernels.maximumSamples - 2)
    var (fine, coarse) = (min(a.step, b.step), max(a.step, b.step))
    var level = 0
    while level < count - 1, fine >= 2 || coarse > largest {
      (fine, coarse, level) = (fine / 2, coarse / 2, level + 1)
    }
    return level
  }

  /// The samples of each dot on level `level`, which has `samples` columns or rows.
  func spans(level: Int, samples: Int) -> [PictureKernels.Span] {
    let scale = Double(1 << level)
    let (limit, step) = (Double(size) / scale, step / scale)
    return (0..<dots).map { dot in
      let start = edge(dot) / scale
      let end = edge(dot + 1) / scale
      let center = (start + end) / 2
      guard center >= 0, center < limit else { return .outside }
      if step <= 1 || samples == 1 {
        return PictureKernels.Span(
          start: min(Int(center), samples - 1), weights: [PictureKernels.totalWeight])
      }
      return Self.average(from: max(start, 0), to: min(end, limit), samples: samples)
    }
  }

  /// The position of the start of dot `dot`, in pixels of the picture.
  private func edge(_ dot: Int) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * Double(dot) / Double(dots)
  }

  /// A span in which each sample has the weight of its share of the range from `start` to `end`. The running sum is
  /// rounded instead of each weight, so that the sum of all weights is exact.
  private static func average(
    from start: Double, to end: Double, samples: Int
  ) -> PictureKernels.Span {
    let first = min(Int(start), samples - 1)
    let last = max(first, min(Int(end.rounded(.up)), samples) - 1)
    let total = Double(PictureKernels.totalWeight)
    var weights: [Int] = []
    var sum = 0
    for sample in first...last {
      let reached =
        sample == last
        ? total : (total * (Double(sample + 1) - start) / (end - start)).rounded()
      weights.append(Int(reached) - sum)
      sum = Int(reached)
    }
    return PictureKernels.Span(start: first, weights: weights)
  }
}
