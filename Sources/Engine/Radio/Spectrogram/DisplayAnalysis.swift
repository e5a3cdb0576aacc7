/// The user's settings for the displayed spectrogram.
package struct DisplayAnalysis: Hashable, Sendable {
  /// The number of points of the transforms, a power of two; nil chooses it by the zoom.
  package var fftSize: Int?
  /// The window function.
  package var window = AnalysisWindow.hann

  /// Automatic settings; only then the overview can be used.
  package static let automatic = DisplayAnalysis()

  /// The transform sizes that can be chosen.
  package static let fftSizes = 64...16_384

  /// Uses `window` and transforms of `fftSize` points.
  package init(fftSize: Int? = nil, window: AnalysisWindow = .hann) {
    self.fftSize = fftSize
    self.window = window
  }

  /// The number of points of the transforms at a zoom of `samplesPerColumn`.
  package func fftSize(samplesPerColumn: Int) -> Int {
    fftSize ?? DisplaySpectrogram.fftSize(samplesPerColumn: samplesPerColumn)
  }
}
