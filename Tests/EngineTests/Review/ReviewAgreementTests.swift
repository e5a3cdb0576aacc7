import Testing

@testable import Datasets

@Suite("Reviews of several people")
struct ReviewAgreementTests {
  private func review(
    _ id: String, _ status: ReviewStatus, by reviewer: String?, boxes: [ReviewedBox]? = nil
  ) -> Review {
    Review(imageID: id, status: status, reviewer: reviewer, revision: 1, boxes: boxes)
  }

  private func box(_ x: Double, _ width: Double = 10, class name: String = "a") -> ReviewedBox {
    ReviewedBox(className: name, x: x, y: 0, width: width, height: 10)
  }

  @Test("each person's last review is kept; taking one back leaves those of others")
  func book() {
    var book = ReviewBook()
    book.add(review("a", .good, by: "anna"))
    book.add(review("a", .bad, by: "bob"))
    book.add(review("a", .flag, by: "bob"))
    #expect(book.reviews(of: "a").map(\.status) == [.good, .flag])
    #expect(book.latest(of: "a")?.reviewer == "bob" && book.reviewers == ["anna", "bob"])
    book.add(review("a", .unreviewed, by: "bob"))
    #expect(book.latest(of: "a")?.status == .good)
    #expect(book.review(of: "a", by: "bob") == nil)
    book.add(review("a", .unreviewed, by: "anna"))
    #expect(book.imageIDs.isEmpty)
  }

  /// The example of the article on Cohen's kappa: 50 grant proposals, agreement 0.7, kappa 0.4.
  @Test("percentage and Cohen's kappa of a known table")
  func kappa() throws {
    var book = ReviewBook()
    let table: [(ReviewStatus, ReviewStatus, Int)] = [
      (.good, .good, 20), (.good, .bad, 5), (.bad, .good, 10), (.bad, .bad, 15),
    ]
    var number = 0
    for (anna, bob, count) in table {
      for _ in 0..<count {
        number += 1
        book.add(review("\(number)", anna, by: "anna"))
        book.add(review("\(number)", bob, by: "bob"))
      }
    }
    book.add(review("skipped", .skip, by: "anna"))
    book.add(review("skipped", .good, by: "bob"))
    book.add(review("alone", .good, by: "anna"))
    let agreement = try #require(book.agreements.first)
    #expect(book.agreements.count == 1 && agreement.reviewers == ["anna", "bob"])
    #expect(agreement.samples == 50 && agreement.equal == 35 && agreement.share == 0.7)
    #expect(abs(try #require(agreement.kappa) - 0.4) < 1e-12)
    #expect(agreement.boxOverlap == nil)
  }

  @Test("one verdict for everything has no kappa; people without a common sample have no agreement")
  func undefined() {
    var book = ReviewBook()
    for id in ["1", "2"] {
      for name in ["anna", "bob"] { book.add(review(id, .good, by: name)) }
    }
    #expect(book.agreement(of: "anna", and: "bob")?.kappa == nil)
    #expect(book.agreement(of: "anna", and: "bob")?.share == 1)
    #expect(book.agreement(of: "anna", and: "carl") == nil)
  }

  @Test("boxes are paired by overlap; a box without a partner counts as 0")
  func overlap() throws {
    #expect(box(0).overlap(with: box(5)) == 5.0 / 15)
    #expect(box(0).overlap(with: box(10)) == 0)
    #expect(ReviewAgreement.overlap(of: [box(0), box(20)], and: [box(20), box(0)]) == 1)
    #expect(ReviewAgreement.overlap(of: [box(0)], and: [box(0), box(20)]) == 0.5)
    #expect(ReviewAgreement.overlap(of: [box(0)], and: [box(0, class: "b")]) == 0)
    #expect(ReviewAgreement.overlap(of: [], and: []) == 1)
    #expect(ReviewAgreement.overlap(of: [box(.nan)], and: [box(0, .infinity)]) == 0)
    var book = ReviewBook()
    book.add(review("1", .good, by: "anna", boxes: [box(0)]))
    book.add(review("1", .good, by: "bob", boxes: [box(5)]))
    book.add(review("2", .good, by: "anna", boxes: [box(0)]))
    book.add(review("2", .good, by: "bob", boxes: [box(0)]))
    let agreement = try #require(book.agreements.first)
    #expect(agreement.comparedSamples == 1, "nobody fixed the boxes of the second sample")
    #expect(agreement.boxOverlap == 5.0 / 15)
  }
}
