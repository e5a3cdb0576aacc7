import Datasets
import TerminalKit

/// Commands of the review.
extension AppState {
  mutating func performInReview(_ command: Command, times: Int) -> [Job] {
    switch command {
    case .good: return review(.good, note: "")
    case .skip: return review(.skip, note: "")
    case .bad:
      if review?.judged != nil { prompt = Prompt(.badNote) }
      return []
    case .nextSample: return goToSample(offset: times)
    case .previousSample: return goToSample(offset: -times)
    case .deleteSample:
      if let current = review?.current { overlay = .confirmDelete(current) }
      return []
    case .nextColorMap:
      colorMap = colorMap.next
      return []
    default: return []
    }
  }

  /// A sample is gone: on to the one that took its place.
  mutating func takeIn(deleted sample: SampleReference) -> [Job] {
    say("Deleted \(sample).")
    changeCaptures { $0.noteDeleted(sample) }
    changeReview { $0.remove(sample) }
    return loadSample()
  }

  /// Records the verdict on the sample that is shown, and goes on to the next that has none.
  mutating func review(_ status: ReviewStatus, note: String) -> [Job] {
    guard let shown = review?.judged else { return [] }
    review?.pending = shown.reference
    return [
      .review(shown.reference, status, note: note, revision: shown.record.revision)
    ]
  }

  private mutating func goToSample(offset: Int) -> [Job] {
    guard var review, !review.samples.isEmpty else { return [] }
    let index = min(max(0, review.index + offset), review.samples.count - 1)
    guard index != review.index else { return [] }
    review.index = index
    self.review = review
    return loadSample()
  }

  /// Has the current sample read.
  private mutating func loadSample() -> [Job] {
    guard var review, let current = review.current else { return [] }
    review.failure = nil
    self.review = review
    return [.loadSample(current)]
  }

  /// Takes in the dataset's samples; begins at the first that has no review.
  mutating func takeIn(samples: [SampleReference], reviews: [SampleReference: Review]) -> [Job] {
    guard var review else { return [] }
    review.begin(samples, reviews: reviews)
    self.review = review
    return loadSample()
  }

  /// Takes in a sample that was read, unless the reviewer has moved on.
  mutating func takeIn(loaded: ReviewState.ShownSample) {
    guard var review, review.current == loaded.reference else { return }
    review.shown = loaded
    self.review = review
  }

  mutating func takeIn(failed: SampleReference, reason: String) {
    guard var review, review.current == failed else { return }
    review.shown = nil
    review.failure = reason
    self.review = review
  }

  /// A verdict is on the disk: on to the next sample without one.
  mutating func takeIn(reviewed: SampleReference, _ verdict: Review) -> [Job] {
    var next: Int?
    changeReview { review in
      review.setReview(verdict, of: reviewed)
      review.pending = nil
      next = review.current == reviewed ? review.nextUnreviewed : nil
      if let next { review.index = next }
    }
    if let review, review.reviewedCount == review.samples.count {
      let count = review.samples.count
      say(
        "\(count == 1 ? "The only sample is" : "All \(count) samples are") reviewed. "
          + "E exports the good ones.")
    }
    return next == nil ? [] : loadSample()
  }
}
