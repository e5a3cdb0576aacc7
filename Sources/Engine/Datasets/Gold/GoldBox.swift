import Labels
import Radio

/// A box that is known to be right.
package struct GoldBox: Sendable, Equatable, Codable {
  package let sampleStart: Int
  package let sampleCount: Int
  /// The edges in RF Hz.
  package let lowerEdge: Double
  package let upperEdge: Double
  /// The class.
  package let label: String

  private enum CodingKeys: String, CodingKey {
    case sampleStart = "sample_start"
    case sampleCount = "sample_count"
    case lowerEdge = "freq_lower_edge"
    case upperEdge = "freq_upper_edge"
    case label
  }

  /// The box of `annotation`; nil if that has no class.
  init?(_ annotation: Annotation) {
    guard let label = annotation.label else { return nil }
    sampleStart = annotation.box.samples.lowerBound
    sampleCount = annotation.box.samples.count
    (lowerEdge, upperEdge) = (
      annotation.box.frequencies.lowerBound, annotation.box.frequencies.upperBound
    )
    self.label = label
  }

  /// The rectangle; nil if the file has impossible values.
  var box: Box? {
    let (end, overflows) = sampleStart.addingReportingOverflow(sampleCount)
    guard !overflows, sampleStart >= 0, sampleCount > 0, lowerEdge < upperEdge else { return nil }
    return Box(samples: sampleStart..<end, frequencies: lowerEdge...upperEdge)
  }
}
