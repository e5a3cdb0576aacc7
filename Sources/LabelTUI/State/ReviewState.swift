import Engine

/// The review of a dataset's samples, one by one.
struct ReviewState: Sendable {
  var samples: [SampleReference] = []
  /// Reviews that count.
  var reviews: [SampleReference: Review] = [:]
  var index = 0
  /// The sample under review, as it was read back from the dataset.
  var shown: ShownSample?
  var isLoading = true
  /// The sample whose verdict is on its way to the disk: keys typed ahead must not judge it again.
  var pending: SampleReference?
  /// What could not be read, in place of the picture.
  var failure: String?

  struct ShownSample: Sendable {
    var reference: SampleReference
    var record: SampleRecord
    var image: SpectrogramImage
  }

  var current: SampleReference? { samples.indices.contains(index) ? samples[index] : nil }

  /// The sample that a verdict would be about: the one on the screen, unless it has just had one.
  var judged: ShownSample? {
    guard let shown, shown.reference == current, pending == nil else { return nil }
    return shown
  }

  func count(_ status: ReviewStatus) -> Int {
    samples.count { reviews[$0]?.status == status }
  }

  var reviewedCount: Int { samples.count { reviews[$0] != nil } }

  /// The next sample after the current one that has no review, from the start again at the end; nil
  /// when all have one.
  var nextUnreviewed: Int? {
    guard !samples.isEmpty else { return nil }
    return (1...samples.count).lazy.map { (index + $0) % samples.count }
      .first { reviews[samples[$0]] == nil }
  }
}
