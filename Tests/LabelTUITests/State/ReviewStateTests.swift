import Testing

@testable import Datasets
@testable import Workstation

@Suite("Counts of a review")
struct ReviewStateTests {
  private let samples = (1...5).map {
    SampleReference(signal: try! SignalName("a"), id: SampleID(number: $0)!)
  }

  private func review(_ sample: SampleReference, _ status: ReviewStatus) -> Review {
    Review(
      imageID: sample.description, status: status, notes: "", reviewer: nil, reviewedAt: nil,
      revision: 1)
  }

  /// The screen shows stored counts, which must always equal a recount.
  @Test("counts follow every change")
  func counts() {
    var state = ReviewState()
    func check(_ good: Int, _ bad: Int, _ skip: Int) {
      #expect([good, bad, skip] == [.good, .bad, .skip].map(state.count))
      #expect(state.reviewedCount == good + bad + skip)
      for status in [ReviewStatus.good, .bad, .skip] {
        #expect(state.count(status) == state.reviews.values.count { $0.status == status })
      }
    }
    let stranger = SampleReference(signal: try! SignalName("b"), id: SampleID(number: 1)!)
    state.begin(
      samples,
      reviews: [samples[0]: review(samples[0], .good), stranger: review(stranger, .bad)])
    check(1, 0, 0)
    #expect(state.index == 1)
    state.setReview(review(samples[1], .bad), of: samples[1])
    check(1, 1, 0)
    state.setReview(review(samples[1], .skip), of: samples[1])
    check(1, 0, 1)
    state.remove(samples[0])
    check(0, 0, 1)
    #expect(state.samples == Array(samples[1...]) && state.index == 1)
    for sample in state.samples { state.setReview(review(sample, .good), of: sample) }
    check(4, 0, 0)
    #expect(state.nextUnreviewed == nil)
  }
}
