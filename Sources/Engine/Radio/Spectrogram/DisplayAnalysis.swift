/// How the screen's spectrogram is computed: what the user may choose.
package struct DisplayAnalysis: Hashable, Sendable {
  /// Points of the transforms, a power of two; nil leaves it to the zoom.
  package var fftSize: Int?
  package var window = AnalysisWindow.hann

  /// Both left to the program: only then the overview can stand in.
  package static let automatic = DisplayAnalysis()

  /// The transforms that can be chosen.
  package static let fftSizes = 64...16_384

  /// Makes an analysis by `window` in transforms of `fftSize` points.
  package init(fftSize: Int? = nil, window: AnalysisWindow = .hann) {
    self.fftSize = fftSize
    self.window = window
  }

  /// Points of the transforms at a zoom of `samplesPerColumn`.
  package func fftSize(samplesPerColumn: Int) -> Int {
    fftSize ?? DisplaySpectrogram.fftSize(samplesPerColumn: samplesPerColumn)
  }
}
