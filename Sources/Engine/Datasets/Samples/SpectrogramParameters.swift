import Foundations
import Radio

/// How a sample's image was made; the same values in all files of the engine. Fields of others are kept.
package struct SpectrogramParameters: Sendable, Hashable {
  package var fftSize: Int?
  package var hopLength: Int?
  package var dynamicRange: Double?
  /// Rows and columns.
  package var outputSize: [Int]?
  var others = JSONObject()

  /// Those of the inference spectrogram.
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
