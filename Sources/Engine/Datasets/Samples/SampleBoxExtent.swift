import Labels
import Radio

/// The edges of a sample's box in seconds from the start of the capture and in RF MHz.
package struct SampleBoxExtent: Sendable, Hashable, Codable {
  /// Left edge in seconds from the start of the capture.
  package var timeStart: Double
  /// Right edge in seconds from the start of the capture.
  package var timeEnd: Double
  /// Lower edge in RF MHz.
  package var frequencyStart: Double
  /// Upper edge in RF MHz.
  package var frequencyEnd: Double

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case timeStart = "time_start_sec"
    case timeEnd = "time_end_sec"
    case frequencyStart = "freq_start_mhz"
    case frequencyEnd = "freq_end_mhz"
  }

  static let fieldNames = Set(CodingKeys.allCases.map(\.rawValue))

  /// The edges of `box`, which is inside `window`.
  init(_ box: Box, in window: SampleWindow) {
    timeStart = Double(box.samples.lowerBound) / window.sampleRate
    timeEnd = Double(box.samples.upperBound) / window.sampleRate
    frequencyStart = (box.frequencies.lowerBound + window.tuning) / 1e6
    frequencyEnd = (box.frequencies.upperBound + window.tuning) / 1e6
  }

  /// The edges of `box`, given as fractions of the image of `window`, which starts `timeOffset`
  /// seconds after the start of the capture.
  package init(_ box: NormalizedBox, in window: SampleWindow, timeOffset: Double) {
    let geometry = ImageGeometry(window)
    timeStart = timeOffset + geometry.sample(atFraction: box.x1) / window.sampleRate
    timeEnd = timeOffset + geometry.sample(atFraction: box.x2) / window.sampleRate
    frequencyStart = (geometry.frequency(atFraction: box.y2) + window.tuning) / 1e6
    frequencyEnd = (geometry.frequency(atFraction: box.y1) + window.tuning) / 1e6
  }
}
