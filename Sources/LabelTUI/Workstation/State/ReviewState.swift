import Datasets
import Radio

/// The review of a dataset's samples, one by one.
struct ReviewState: Sendable {
  private(set) var samples: [SampleReference] = []
  /// Reviews that count, of `samples` only.
  private(set) var reviews: [SampleReference: Review] = [:]
  /// How many samples have which review: shown in every frame, so counted when one changes.
  private(set) var counts: [ReviewStatus: Int] = [:]
  var index = 0
  /// The sample under review, as it was read back from the dataset.
  var shown: ShownSample?
  var isLoading = true
  /// The sample whose review is being written: keys typed ahead must not review it again.
  var pending: SampleReference?
  /// What could not be read, in place of the picture.
  var failure: String?

  struct ShownSample: Sendable {
    var reference: SampleReference
    var record: SampleRecord
    var image: SpectrogramImage
  }

  var current: SampleReference? { samples.indices.contains(index) ? samples[index] : nil }

  /// The sample that a review would be about: the one on the screen, unless its review is being written.
  var judged: ShownSample? {
    guard let shown, shown.reference == current, pending == nil else { return nil }
    return shown
  }

  func count(_ status: ReviewStatus) -> Int { counts[status] ?? 0 }

  var reviewedCount: Int { reviews.count }

  /// Begins with `samples` and their reviews, at the first sample that has none.
  mutating func begin(_ samples: [SampleReference], reviews all: [SampleReference: Review]) {
    self.samples = samples
    reviews = [:]
    counts = [:]
    for sample in samples { setReview(all[sample], of: sample) }
    isLoading = false
    index = samples.firstIndex { reviews[$0] == nil } ?? 0
  }

  /// Makes `review` the one that counts for `sample`.
  mutating func setReview(_ review: Review?, of sample: SampleReference) {
    if let old = reviews[sample] { counts[old.status, default: 0] -= 1 }
    if let review { counts[review.status, default: 0] += 1 }
    reviews[sample] = review
  }

  /// Moves by `offset` samples, not beyond the first and the last; false when that is no move.
  mutating func move(by offset: Int) -> Bool {
    guard !samples.isEmpty else { return false }
    let moved = min(max(0, index + offset), samples.count - 1)
    defer { index = moved }
    return moved != index
  }

  /// Moves to the next sample without a review; false when all have one.
  mutating func goToNextUnreviewed() -> Bool {
    guard let next = nextUnreviewed else { return false }
    index = next
    return true
  }

  /// Shows `loaded`, unless the user has moved on.
  mutating func show(_ loaded: ShownSample) {
    if current == loaded.reference { shown = loaded }
  }

  /// Shows why `sample` could not be read, unless the user has moved on.
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

  /// The next sample after the current one that has no review, from the start again at the end; nil
  /// when all have one.
  var nextUnreviewed: Int? {
    guard reviewedCount < samples.count else { return nil }
    return (1...samples.count).lazy.map { (index + $0) % samples.count }
      .first { reviews[samples[$0]] == nil }
  }
}
