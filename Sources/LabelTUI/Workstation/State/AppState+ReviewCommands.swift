import Datasets

/// The review of saved samples.
extension AppState {
  /// Performs `command` on the review; does nothing if the review does not fill the screen.
  mutating func perform(_ command: ReviewCommand, times: Int) -> [Job] {
    switch command {
    case .good: return review(.good, note: "")
    case .skip: return review(.skip, note: "")
    case .bad: if review?.reviewable != nil { prompt = Prompt(.badNote) }
    case .next: return goToSample(offset: times)
    case .previous: return goToSample(offset: -times)
    case .delete: if let current = review?.current { overlay = .confirmDelete(current) }
    }
    return []
  }

  /// Requests that the review of the sample on the screen is recorded.
  mutating func review(_ status: ReviewStatus, note: String) -> [Job] {
    guard let shown = review?.reviewable else { return [] }
    changeReview { $0.pending = shown.reference }
    return [
      .dataset(.review(shown.reference, status, note: note, revision: shown.record.revision))
    ]
  }

  private mutating func goToSample(offset: Int) -> [Job] {
    changeReview { $0.move(by: offset) } == true ? loadSample() : []
  }

  /// Requests that the current sample is read.
  private mutating func loadSample() -> [Job] {
    guard let current = review?.current else { return [] }
    changeReview { $0.failure = nil }
    return [.dataset(.loadSample(current))]
  }

  /// Starts the review of `samples` at the first one without a review.
  mutating func beginReview(
    of samples: [SampleReference], reviews: [SampleReference: Review]
  ) -> [Job] {
    changeReview { $0.begin(samples, reviews: reviews) }
    return loadSample()
  }

  /// Handles a written review: goes to the next sample without a review.
  mutating func handle(_ written: Review, of sample: SampleReference) -> [Job] {
    let hasMoved = changeReview { review in
      review.setReview(written, of: sample)
      review.pending = nil
      return review.current == sample && review.goToNextUnreviewed()
    }
    if let review, review.reviewedCount == review.samples.count {
      let count = review.samples.count
      showInfo(
        "\(count == 1 ? "The only sample is" : "All \(count) samples are") reviewed. "
          + "Press \(keyName(.application(.export))) to export the good ones.")
    }
    return hasMoved == true ? loadSample() : []
  }

  /// Handles a deleted sample: shows the next one.
  mutating func handleDeletion(of sample: SampleReference) -> [Job] {
    showInfo("Deleted \(sample).")
    changeCanvases { $0.editor.noteDeleted(sample) }
    changeReview { $0.remove(sample) }
    return loadSample()
  }
}
