import FoundationEssentials
import Foundations
import Radio

/// An extraction as `labeltui extract` prints it.
struct ExtractionReport: Encodable {
  private let report: ExtractionWriter.Report

  private enum CodingKeys: String, CodingKey {
    case path, samples, boxes
    case sampleRate = "sample_rate_hz"
    case centerFrequency = "center_freq_hz"
    case factor = "decimation"
    case firstSample = "source_first_sample"
    case sourceCount = "source_samples"
    case band = "source_band_hz"
    case endsAtTuning = "ends_at_tuning"
  }

  init(_ report: ExtractionWriter.Report) { self.report = report }

  func encode(to encoder: any Encoder) throws {
    let cut = report.cut
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(report.url.path, forKey: .path)
    try fields.encode(cut.sampleRate, forKey: .sampleRate)
    try fields.encode(cut.centerFrequency, forKey: .centerFrequency)
    try fields.encode(cut.sampleCount, forKey: .samples)
    try fields.encode(report.boxCount, forKey: .boxes)
    try fields.encode(cut.factor, forKey: .factor)
    try fields.encode(cut.samples.lowerBound, forKey: .firstSample)
    try fields.encode(cut.samples.count, forKey: .sourceCount)
    try fields.encode([cut.band.lowerBound, cut.band.upperBound], forKey: .band)
    try fields.encode(cut.endsAtTuning, forKey: .endsAtTuning)
  }

  /// One line.
  var text: String {
    let cut = report.cut
    return "\(VisibleText.of(report.url.path)): \(Quantity.count(cut.sampleCount, "sample")) at "
      + "\(Quantity.sampleRate(cut.sampleRate)), center \(Quantity.frequency(cut.centerFrequency)), "
      + "\(Quantity.count(report.boxCount, "box", "boxes"))\n"
  }
}
