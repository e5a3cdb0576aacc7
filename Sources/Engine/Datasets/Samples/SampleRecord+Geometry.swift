import Radio

/// Where the boxes of a sample stand in its image.
extension SampleRecord {
  /// Pixels that a box may stand beside its signal without being counted as misplaced.
  private static let tolerance = 2

  /// Whether a box that is known in seconds and MHz stands more than two pixels from where these place it:
  /// earlier versions took the image for the whole window.
  var hasMisplacedBox: Bool {
    guard let timeOffset, let window else { return false }
    let geometry = ImageGeometry(window)
    return boxes.contains { box in
      guard let extent = box.extent,
        let placed = extent.pixels(in: geometry, of: window, timeOffset: timeOffset)
      else { return false }
      return box.pixels.distance(to: placed) > Self.tolerance
    }
  }

  /// The window, counted from its own start; nil where the record does not say enough.
  private var window: SampleWindow? {
    guard let duration, let sampleRate, let centerFrequency else { return nil }
    let sampleCount = (duration * sampleRate * 1e6).rounded()
    guard sampleRate > 0, (1...1e15).contains(sampleCount) else { return nil }
    return SampleWindow(
      samples: 0..<Int(sampleCount), sampleRate: sampleRate * 1e6,
      centerFrequency: centerFrequency * 1e6)
  }
}

extension SampleBoxExtent {
  /// The pixels that these edges stand for in the image of `window`; nil where they are in the wrong order.
  fileprivate func pixels(
    in geometry: ImageGeometry, of window: SampleWindow, timeOffset: Double
  ) -> PixelBox? {
    guard timeStart <= timeEnd, frequencyStart <= frequencyEnd else { return nil }
    let start = (timeStart - timeOffset) * window.sampleRate
    let end = (timeEnd - timeOffset) * window.sampleRate
    return geometry.pixels(
      samples: start...end, frequencies: (frequencyStart * 1e6)...(frequencyEnd * 1e6))
  }
}
