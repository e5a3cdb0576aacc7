import Labels

/// Where the samples and frequencies of a sample window stand in its inference image
/// (`spec/inference-spectrogram.md`, "Boxes").
///
/// With T frames the columns span samples 1024 to 1024 + 2048 T of the window. The rows span 4096 bins,
/// from half a bin above the highest one to half a bin below the lowest one.
package struct ImageGeometry: Sendable, Hashable {
  private static let side = Double(SpectrogramImage.side)
  /// Samples of the window before the image's left edge.
  private static let lead = Double(InferenceSpectrogram.fftSize - InferenceSpectrogram.hop) / 2

  /// Samples from the start of the capture to the image's left edge.
  private let leftSample: Double
  private let samplesPerColumn: Double
  /// RF Hz of the image's top edge.
  private let topFrequency: Double
  private let hertzPerRow: Double

  /// The geometry of the image of `window`, which is taken as one frame long where it is shorter.
  package init(_ window: SampleWindow) {
    let frameCount = InferenceSpectrogram.frameCount(sampleCount: window.samples.count)
    leftSample = Double(window.samples.lowerBound) + Self.lead
    samplesPerColumn = Double(max(1, frameCount) * InferenceSpectrogram.hop) / Self.side
    let binWidth = window.sampleRate / Double(InferenceSpectrogram.fftSize)
    topFrequency = window.topFrequency - binWidth / 2
    hertzPerRow = window.sampleRate / Self.side
  }

  /// The pixels that `box` covers: edges rounded outwards and clamped to the image, at least one pixel
  /// wide and high.
  package func pixels(of box: Box) -> PixelBox {
    pixels(
      samples: Double(box.samples.lowerBound)...Double(box.samples.upperBound),
      frequencies: box.frequencies)
  }

  /// The same for edges between two samples.
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

  /// The sample, counted from the start of the capture, at the share `x` (0...1) of the image's width.
  package func sample(atShare x: Double) -> Double { leftSample + x * samplesPerColumn * Self.side }

  /// The RF Hz at the share `y` (0...1) of the image's height from the top.
  package func frequency(atShare y: Double) -> Double { topFrequency - y * hertzPerRow * Self.side }

  private static func span(_ start: Double, _ end: Double) -> Range<Int> {
    let first = Int(min(max(0, start), side - 1))
    let last = Int(min(max(0, end), side).rounded(.up))
    return first..<max(first + 1, last)
  }
}
