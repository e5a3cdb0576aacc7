import FoundationEssentials
import Foundations
import Labels
import Radio

/// Computes the features of a part of a capture, and of boxes in it.
struct FeatureRows {
  private let capture: Capture
  private let reader: CaptureReader
  /// The boxes whose features cannot be computed, with the reason.
  private(set) var problems: [(box: String, reason: String)] = []

  init(_ capture: Capture) throws {
    self.capture = capture
    reader = try CaptureReader(capture)
  }

  /// The features of `samples`; nil if `progress`, called with the completed share, cancelled it.
  func row(_ samples: Range<Int>, progress: (Double) -> Bool) throws -> FeatureRow? {
    let extractor = FeatureExtractor(sampleRate: capture.sampleRate)
    return try extractor.summary(of: samples, in: reader, progress: progress).map {
      FeatureRow(
        start: Double(samples.lowerBound) / capture.sampleRate,
        duration: Double(samples.count) / capture.sampleRate,
        center: capture.centerFrequency + capture.tuning(at: samples.lowerBound),
        sampleRate: capture.sampleRate, features: $0)
    }
  }

  /// The features of each of `boxes` that overlaps `samples`; nil if `progress` cancelled it.
  mutating func rows(
    of boxes: [Annotation], in samples: Range<Int>, progress: (Double) -> Bool
  ) throws -> [FeatureRow]? {
    let chosen = boxes.filter { $0.box.samples.overlaps(samples) }
    var rows: [FeatureRow] = []
    for (index, annotation) in chosen.enumerated() {
      do {
        let row = try row(of: annotation) {
          progress((Double(index) + $0) / Double(chosen.count))
        }
        guard let row else { return nil }
        rows.append(row)
      } catch let error as ExtractionError {
        problems.append((annotation.id.uuidString.lowercased(), error.description))
      } catch let error as FeatureError {
        problems.append((annotation.id.uuidString.lowercased(), error.description))
      }
    }
    return rows
  }

  private func row(
    of annotation: Annotation, progress: (Double) -> Bool
  ) throws -> FeatureRow? {
    let extraction = try BoxExtraction(
      ExtractionRequest(annotation.box), of: capture, from: reader)
    let extractor = FeatureExtractor(sampleRate: extraction.cut.sampleRate)
    let features = try extractor.summary(
      of: 0..<extraction.sampleCount, in: extraction, progress: progress)
    return features.map {
      FeatureRow(
        box: annotation.id.uuidString.lowercased(), label: annotation.label,
        start: Double(extraction.cut.samples.lowerBound) / capture.sampleRate,
        duration: Double(extraction.cut.samples.count) / capture.sampleRate,
        center: extraction.cut.centerFrequency, sampleRate: extraction.cut.sampleRate,
        features: $0)
    }
  }
}
