import Foundations
import Radio

/// How the image of a sample was computed; the same values in all files of LabelTUI. Fields of
/// other programs are kept.
package struct SpectrogramParameters: Sendable, Hashable {
  /// The number of points of the transforms.
  package var fftSize: Int?
  /// The distance between frames in samples.
  package var hopLength: Int?
  /// The range of the image in dB.
  package var dynamicRange: Double?
  /// The number of rows and of columns.
  package var outputSize: [Int]?
  var others = JSONObject()

  /// The parameters of the inference image.
  package static let inference = SpectrogramParameters(
    fftSize: InferenceSpectrogram.fftSize, hopLength: InferenceSpectrogram.hop,
    dynamicRange: InferenceSpectrogram.dynamicRange,
    outputSize: [SpectrogramImage.side, SpectrogramImage.side])
}

extension SpectrogramParameters: Codable {
  private enum Name {
    static let fftSize = "fft_size"
    static let hopLength = "hop_length"
    static let dynamicRange = "dynamic_range_db"
    static let outputSize = "output_size"
    static let all: Set = [fftSize, hopLength, dynamicRange, outputSize]
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: FieldName.self)
    fftSize = try fields.optional(Name.fftSize)
    hopLength = try fields.optional(Name.hopLength)
    dynamicRange = try fields.optional(Name.dynamicRange)
    outputSize = try fields.optional(Name.outputSize)
    others = try fields.others(besides: Name.all)
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: FieldName.self)
    try fields.put(fftSize, as: Name.fftSize)
    try fields.put(hopLength, as: Name.hopLength)
    try fields.put(dynamicRange, as: Name.dynamicRange)
    try fields.put(outputSize, as: Name.outputSize)
    try fields.put(others: others)
  }
}
