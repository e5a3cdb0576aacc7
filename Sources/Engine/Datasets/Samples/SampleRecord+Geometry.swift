import Radio

/// Checks the positions of the boxes of a sample in its image.
extension SampleRecord {
  /// A box may be this many pixels off its signal without being counted as misplaced.
  private static let tolerance = 2

  /// Whether a box with known seconds and MHz is more than two pixels off the pixels computed from
  /// these: earlier versions used the whole window as the extent of the image.
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

  /// The window, counted from its own start; nil if the record lacks the fields.
  var window: SampleWindow? {
    guard let duration, let sampleRate, let centerFrequency else { return nil }
    let sampleCount = (duration * sampleRate * 1e6).rounded()
    guard sampleRate > 0, (1...1e15).contains(sampleCount) else { return nil }
    return SampleWindow(
      samples: 0..<Int(sampleCount), sampleRate: sampleRate * 1e6,
      centerFrequency: centerFrequency * 1e6)
  }
}

extension SampleBoxExtent {
  /// The pixels of these edges in the image of `window`; nil if they are in the wrong order.
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
