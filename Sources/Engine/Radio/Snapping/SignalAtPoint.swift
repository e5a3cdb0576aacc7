import Labels

/// Finds the signal at a point of a capture.
///
/// The search begins with little time around the point, at the resolution in which the person sees it, and goes on with more
/// time and with other resolutions until a signal lies within the searched time.
package enum SignalAtPoint {
  /// The frames of the first search, the factor to the next one, and the number of searches.
  private static let (frames, factor, searches) = (256, 8, 5)

  /// The box of the signal in `cell`, the part of the capture that the person points at; nil if there is none, or if
  /// `progress` cancelled it by returning false. Throws errors of reading.
  package static func box(
    at cell: Box, in source: some IQSource, of capture: CaptureFrame,
    progress: (Double) -> Bool = { _ in true }
  ) throws -> Box? {
    let middle = cell.samples.lowerBound + cell.samples.count / 2
    for size in sizes(cell, capture, sampleCount: source.sampleCount) {
      var length = frames * size / 2
      for _ in 0..<searches {
        let surroundings = Surroundings(
          around: middle, length: length, size: size, bins: 0..<size, in: capture,
          sampleCount: source.sampleCount)
        guard
          let excerpt = try Excerpt(
            surroundings, of: source, sampleRate: capture.sampleRate, isPatient: false,
            progress: progress)
        else { break }
        let isWhole = surroundings.samples.count >= source.sampleCount
        if let found = signal(at: cell, in: excerpt, isWhole: isWhole) {
          return try SignalSnapper.snap(found, in: source, of: capture, progress: progress) ?? found
        }
        if isWhole { break }
        length = length > source.sampleCount / factor ? source.sampleCount : length * factor
      }
      guard progress(0) else { return nil }
    }
    return nil
  }

  /// Transforms whose frames are about as long as the cell, then the usual ones and shorter ones.
  private static func sizes(_ cell: Box, _ capture: CaptureFrame, sampleCount: Int) -> [Int] {
    let usual = DetectionScale.transformSize(sampleRate: capture.sampleRate)
    var own = Surroundings.sizes.lowerBound
    while own < 4 * usual, own < Surroundings.sizes.upperBound, own < 2 * cell.samples.count {
      own *= 2
    }
    let wanted = [usual, own, max(Surroundings.sizes.lowerBound, usual / 8)]
    return wanted.enumerated().filter { place, size in
      !wanted[..<place].contains(size) && 8 * size <= sampleCount
    }.map(\.element)
  }

  /// The smallest signal that reaches into `cell`. One that reaches to the end of the searched time counts only if that is the
  /// whole capture.
  private static func signal(at cell: Box, in excerpt: Excerpt, isWhole: Bool) -> Box? {
    let surroundings = excerpt.surroundings
    let time = max(surroundings.hop, cell.samples.count / 2)
    let band = max(
      surroundings.binWidth, (cell.frequencies.upperBound - cell.frequencies.lowerBound) / 2)
    let wide = Box(
      samples: cell.samples.lowerBound - time..<cell.samples.upperBound + time,
      frequencies: cell.frequencies.lowerBound - band...cell.frequencies.upperBound + band)
    return excerpt.signals.filter { signal in
      isWhole || (signal.frames.lowerBound > 0 && signal.frames.upperBound < surroundings.frames)
    }.map(surroundings.box).filter { $0.share(in: wide) > 0 }.min { $0.area < $1.area }
  }
}
