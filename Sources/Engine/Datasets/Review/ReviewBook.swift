/// The latest review of every sample by each person.
///
/// A review takes the place of the same person's earlier one; `unreviewed` takes it back, and the reviews
/// of other people stay.
package struct ReviewBook: Sendable, Equatable {
  /// The latest review of each person, in the order of the file, by image id.
  private var byImage: [String: [Review]] = [:]

  /// A book without reviews.
  package init() {}

  /// Adds the next line of the file.
  package mutating func add(_ review: Review) {
    var reviews = byImage.removeValue(forKey: review.imageID) ?? []
    reviews.removeAll { $0.reviewer == review.reviewer }
    if review.status != .unreviewed { reviews.append(review) }
    if !reviews.isEmpty { byImage[review.imageID] = reviews }
  }

  /// Keeps only the reviews of the images in `imageIDs`.
  package mutating func keep(_ imageIDs: Set<String>) {
    byImage = byImage.filter { imageIDs.contains($0.key) }
  }

  /// The image ids with reviews, sorted.
  package var imageIDs: [String] { byImage.keys.sorted() }

  /// The latest review of image `imageID` by each person, the latest one last.
  package func reviews(of imageID: String) -> [Review] { byImage[imageID] ?? [] }

  /// The latest review of image `imageID`; nil if there is none.
  package func latest(of imageID: String) -> Review? { byImage[imageID]?.last }

  /// The latest review of image `imageID` by `reviewer`; nil if there is none.
  package func review(of imageID: String, by reviewer: String?) -> Review? {
    byImage[imageID]?.last { $0.reviewer == reviewer }
  }

  /// The latest reviews by `reviewer`, by image id.
  package func reviews(by reviewer: String?) -> [String: Review] {
    byImage.compactMapValues { $0.last { $0.reviewer == reviewer } }
  }

  /// The people who reviewed, sorted; reviews without a name are left out.
  package var reviewers: [String] {
    Set(byImage.values.joined().compactMap(\.reviewer)).sorted()
  }
}
