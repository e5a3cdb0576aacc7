/// How the screen's spectrogram is computed: what the user may choose.
public struct DisplayAnalysis: Hashable, Sendable {
  /// Points of the transforms, a power of two; nil leaves it to the zoom.
  public var fftSize: Int?
  public var window = AnalysisWindow.hann

  /// Both left to the program: only then the overview can stand in.
  public static let automatic = DisplayAnalysis()

  /// The transforms that can be chosen.
  public static let fftSizes = 64...16_384

  /// Makes an analysis by `window` in transforms of `fftSize` points.
  public init(fftSize: Int? = nil, window: AnalysisWindow = .hann) {
    self.fftSize = fftSize
    self.window = window
  }

  /// Points of the transforms at a zoom of `samplesPerColumn`.
  public func fftSize(samplesPerColumn: Int) -> Int {
    fftSize ?? DisplaySpectrogram.fftSize(samplesPerColumn: samplesPerColumn)
  }
}
