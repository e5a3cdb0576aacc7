import Labels

/// Converts between a sample window and the pixels of its inference image
/// (`docs/formats/inference-image.md`, "Boxes").
///
/// With T frames the columns span samples 1024 to 1024 + 2048 T of the window. The rows span 4096
/// bins, from half a bin above the highest to half a bin below the lowest.
package struct ImageGeometry: Sendable, Hashable {
  private static let side = Double(SpectrogramImage.side)
  /// Samples of the window before the left edge of the image.
  private static let lead = Double(InferenceSpectrogram.fftSize - InferenceSpectrogram.hop) / 2

  /// The sample at the left edge of the image, counted from the start of the capture.
  private let leftSample: Double
  private let samplesPerColumn: Double
  /// RF Hz at the top edge of the image.
  private let topFrequency: Double
  private let hertzPerRow: Double

  /// The geometry of the image of `window`. A window shorter than one frame counts as one frame.
  package init(_ window: SampleWindow) {
    let frameCount = InferenceSpectrogram.frameCount(sampleCount: window.samples.count)
    leftSample = Double(window.samples.lowerBound) + Self.lead
    samplesPerColumn = Double(max(1, frameCount) * InferenceSpectrogram.hop) / Self.side
    let binWidth = window.sampleRate / Double(InferenceSpectrogram.fftSize)
    topFrequency = window.topFrequency - binWidth / 2
    hertzPerRow = window.sampleRate / Self.side
  }

  /// The pixels that `box` covers: edges are rounded outwards and clamped to the image; at least
  /// one pixel wide and high.
  package func pixels(of box: Box) -> PixelBox {
    pixels(
      samples: Double(box.samples.lowerBound)...Double(box.samples.upperBound),
      frequencies: box.frequencies)
  }

  /// The same for edges between samples.
  package func pixels(
    samples: ClosedRange<Double>, frequencies: ClosedRange<Double>
  ) -> PixelBox {
    let columns = Self.span(
      (samples.lowerBound - leftSample) / samplesPerColumn,
      (samples.upperBound - leftSample) / samplesPerColumn)
    let rows = Self.span(
      (topFrequency - frequencies.upperBound) / hertzPerRow,
      (topFrequency - frequencies.lowerBound) / hertzPerRow)
    return PixelBox(
      xMin: columns.lowerBound, yMin: rows.lowerBound, xMax: columns.upperBound,
      yMax: rows.upperBound)
  }

  /// The sample at the fraction `x` (0...1) of the image's width, counted from the start of the
  /// capture.
  package func sample(atFraction x: Double) -> Double {
    leftSample + x * samplesPerColumn * Self.side
  }

  /// The RF Hz at the fraction `y` (0...1) of the image's height, from the top.
  package func frequency(atFraction y: Double) -> Double {
    topFrequency - y * hertzPerRow * Self.side
  }

  private static func span(_ start: Double, _ end: Double) -> Range<Int> {
    let first = Int(min(max(0, start), side - 1))
    let last = Int(min(max(0, end), side).rounded(.up))
    return first..<max(first + 1, last)
  }
}
