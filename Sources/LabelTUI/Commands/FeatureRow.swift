import Foundations
import Radio

/// The features of a capture or of a box in it, as printed.
struct FeatureRow: Encodable {
  /// The identity of the box; nil for a part of the capture.
  var box: String?
  /// The class of the box.
  var label: String?
  /// Seconds from the start of the capture.
  var start: Double
  /// Seconds.
  var duration: Double
  /// RF Hz.
  var center: Double
  /// Samples per second, of a box after decimation.
  var sampleRate: Double
  var features: FeatureSummary

  private enum CodingKeys: String, CodingKey {
    case box, label
    case start = "start_s"
    case duration = "duration_s"
    case center = "center_hz"
    case sampleRate = "sample_rate_hz"
    case features
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encodeIfPresent(box, forKey: .box)
    try fields.encodeIfPresent(label, forKey: .label)
    try fields.encode(start, forKey: .start)
    try fields.encode(duration, forKey: .duration)
    try fields.encode(center, forKey: .center)
    try fields.encode(sampleRate, forKey: .sampleRate)
    var features = fields.nestedContainer(keyedBy: FieldName.self, forKey: .features)
    for feature in SignalFeature.allCases {
      var statistics = features.nestedContainer(
        keyedBy: FieldName.self, forKey: FieldName(feature.rawValue))
      for statistic in FeatureStatistic.allCases {
        try statistics.encode(
          self.features[feature, statistic], forKey: FieldName(statistic.rawValue))
      }
    }
  }

  /// The first line of a table.
  static let header =
    (["box", "label", "start_s", "duration_s", "center_hz", "sample_rate_hz"]
    + FeatureSummary.columnNames).joined(separator: ",") + "\n"

  /// The line in a table.
  var line: String {
    let texts = [box ?? "", SeparatedRows.quoted(VisibleText.of(label ?? ""))]
    let numbers = [start, duration, center, sampleRate] + features.columns
    return (texts + numbers.map(DecimalText.of)).joined(separator: ",") + "\n"
  }
}
