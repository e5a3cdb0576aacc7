import Datasets
import Radio

/// The review of a dataset's samples, one by one.
struct ReviewState: Sendable {
  private(set) var samples: [SampleReference] = []
  /// The valid reviews of `samples`.
  private(set) var reviews: [SampleReference: Review] = [:]
  /// The number of samples with each review. Counted when a review changes, because every draw shows the
  /// numbers.
  private(set) var counts: [ReviewStatus: Int] = [:]
  var index = 0
  /// The sample under review, as read from the dataset.
  var shown: ShownSample?
  var isLoading = true
  /// The sample whose review is being written. Until then, further keys must not review it again.
  var pending: SampleReference?
  /// The reason why the sample cannot be read, shown in place of the image.
  var failure: String?

  struct ShownSample: Sendable {
    var reference: SampleReference
    var record: SampleRecord
    var image: SpectrogramImage
  }

  var current: SampleReference? { samples.indices.contains(index) ? samples[index] : nil }

  /// The sample that the user can review: the one on the screen, unless its review is being written.
  var reviewable: ShownSample? {
    guard let shown, shown.reference == current, pending == nil else { return nil }
    return shown
  }

  func count(_ status: ReviewStatus) -> Int { counts[status] ?? 0 }

  var reviewedCount: Int { reviews.count }

  /// Starts the review of `samples` at the first one without a review.
  mutating func begin(_ samples: [SampleReference], reviews all: [SampleReference: Review]) {
    self.samples = samples
    reviews = [:]
    counts = [:]
    for sample in samples { setReview(all[sample], of: sample) }
    isLoading = false
    index = samples.firstIndex { reviews[$0] == nil } ?? 0
  }

  /// Sets the review of `sample`; nil removes it.
  mutating func setReview(_ review: Review?, of sample: SampleReference) {
    if let old = reviews[sample] { counts[old.status, default: 0] -= 1 }
    if let review { counts[review.status, default: 0] += 1 }
    reviews[sample] = review
  }

  /// Moves by `offset` samples, at most to the first or the last one; false if the sample stays the same.
  mutating func move(by offset: Int) -> Bool {
    guard !samples.isEmpty else { return false }
    let moved = min(max(0, index + offset), samples.count - 1)
    defer { index = moved }
    return moved != index
  }

  /// Moves to the next sample without a review; false if all have one.
  mutating func goToNextUnreviewed() -> Bool {
    guard let next = nextUnreviewed else { return false }
    index = next
    return true
  }

  /// Shows `loaded`, unless the user has gone to another sample.
  mutating func show(_ loaded: ShownSample) {
    if current == loaded.reference { shown = loaded }
  }

  /// Shows why `sample` could not be read, unless the user has gone to another sample.
  mutating func showFailure(of sample: SampleReference, reason: String) {
    guard current == sample else { return }
    shown = nil
    failure = reason
  }

  /// Removes `sample`; the next one takes its place.
  mutating func remove(_ sample: SampleReference) {
    guard let place = current == sample ? index : samples.firstIndex(of: sample) else { return }
    samples.remove(at: place)
    setReview(nil, of: sample)
    if index >= max(1, samples.count) { index -= 1 }
  }

  /// The index of the next sample without a review. After the last sample, the search continues at the first
  /// one. Nil if all have a review.
  var nextUnreviewed: Int? {
    guard reviewedCount < samples.count else { return nil }
    return (1...samples.count).lazy.map { (index + $0) % samples.count }
      .first { reviews[samples[$0]] == nil }
  }
}
