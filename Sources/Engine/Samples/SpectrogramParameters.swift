/// How a sample's image was made; always the same values, kept for readers of the format.
public struct SpectrogramParameters: Sendable, Hashable, Codable {
  public var fftSize: Int
  public var hopLength: Int
  public var dynamicRange: Double
  /// Rows and columns.
  public var outputSize: [Int]

  private enum CodingKeys: String, CodingKey {
    case fftSize = "fft_size"
    case hopLength = "hop_length"
    case dynamicRange = "dynamic_range_db"
    case outputSize = "output_size"
  }

  /// Those of the inference spectrogram.
  public static let inference = SpectrogramParameters(
    fftSize: InferenceSpectrogram.fftSize, hopLength: InferenceSpectrogram.hop,
    dynamicRange: InferenceSpectrogram.dynamicRange,
    outputSize: [SpectrogramImage.side, SpectrogramImage.side])
}
