import Radio

/// A sample of either kind, as reviews, queries and exports use it: its boxes and facts, without its
/// image.
package struct SampleContent: Sendable, Hashable {
  /// Identifies the sample.
  package var key: SampleKey
  /// Width of the image in pixels.
  package var width: Int
  /// Height of the image in pixels.
  package var height: Int
  /// The boxes, inside the image. A sample without boxes is a negative example.
  package var boxes: [ContentBox]
  /// Where the sample comes from.
  package var origin: SampleOrigin
  /// 1 when the sample is saved, one more each time its boxes change.
  package var revision: Int
  /// When the sample was saved, UTC.
  package var createdAt: String?
  /// When the sample was last changed, UTC.
  package var updatedAt: String?
  /// The person who saved the sample.
  package var labeler: String?

  /// A sample with these values.
  package init(
    key: SampleKey, width: Int, height: Int, boxes: [ContentBox], origin: SampleOrigin,
    revision: Int = 1, createdAt: String? = nil, updatedAt: String? = nil, labeler: String? = nil
  ) {
    self.key = key
    self.width = width
    self.height = height
    self.boxes = boxes
    self.origin = origin
    self.revision = revision
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.labeler = labeler
  }

  /// The sample of a capture with this record.
  package init(_ record: SampleRecord, of sample: SampleReference) {
    self.init(
      key: .signal(sample), width: SpectrogramImage.side, height: SpectrogramImage.side,
      boxes: record.boxes.map { ContentBox($0, className: sample.signal.text) },
      origin: .capture(
        CaptureOrigin(
          capture: record.sourceCapture, timeOffset: record.timeOffset, duration: record.duration,
          centerFrequency: record.centerFrequency, sampleRate: record.sampleRate,
          iqSHA256: record.iqSHA256)),
      revision: record.revision, createdAt: record.createdAt,
      updatedAt: record.updatedAt ?? record.createdAt, labeler: record.labeler)
  }

  /// The classes of the sample, sorted by name. A sample of a capture has one, even without boxes, unless it was saved
  /// as a negative.
  package var classes: [String] {
    var names = Set(boxes.map(\.className))
    if case .signal(let sample) = key, sample.signal != .negative {
      names.insert(sample.signal.text)
    }
    return names.sorted()
  }
}
