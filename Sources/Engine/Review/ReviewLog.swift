import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#endif

/// The reviews of a dataset, in its `reviews.jsonl`: only ever appended to, the last line for an
/// image counts.
public struct ReviewLog: Sendable {
  private static let limit = 1 << 30
  private static let newline = UInt8(ascii: "\n")

  private let store: SampleStore

  /// The reviews of the dataset of `store`.
  public init(store: SampleStore) { self.store = store }

  /// Appends a review of `sample` at `revision`; it is on the disk when this returns.
  public func add(
    _ status: ReviewStatus, of sample: SampleReference, notes: String = "", reviewer: String?,
    revision: Int
  ) throws -> Review {
    let review = Review(
      imageID: sample.description, status: status, notes: notes, reviewer: reviewer,
      reviewedAt: store.now, revision: revision)
    try append(review)
    return review
  }

  /// The reviews of `samples` that count: the last one of each, if the sample's boxes are still
  /// those that were looked at.
  public func reviews(of samples: [SampleReference]) throws -> [SampleReference: Review] {
    let latest = try load().latest
    var reviews: [SampleReference: Review] = [:]
    for sample in samples {
      guard let review = latest[sample.description] else { continue }
      let revision = (try? store.record(sample))?.revision
      if let revision, review.counts(forRevision: revision) { reviews[sample] = review }
    }
    return reviews
  }

  /// The last review of each image, by image id; lines that are no review are left out and warned of.
  public func load() throws -> (latest: [String: Review], warnings: [DatasetWarning]) {
    var latest: [String: Review] = [:]
    var warnings: [DatasetWarning] = []
    for (index, line) in try lines().enumerated() where !line.isEmpty {
      do {
        let review = try JSONParser.decode(Review.self, from: Data(line))
        latest[review.imageID] = review
      } catch {
        warnings.append(
          .unreadableReview(
            path: store.root.reviews, line: index + 1, reason: DecodingProblem.sentence(error)))
      }
    }
    return (latest, warnings)
  }

  private func lines() throws -> [Data.SubSequence] {
    do {
      let data = try FileSystem.contents(of: store.root.reviews, limit: Self.limit)
      return data.split(separator: Self.newline, omittingEmptySubsequences: false)
    } catch let error where error.isAbsence {
      return []
    }
  }

  private func append(_ review: Review) throws {
    var line = try OrderedJSONEncoder(.compact).encode(review)
    line.append(Self.newline)
    try FileSystem.createFolder(store.root.path)
    try FileLock.whileHolding(store.root.lock) {
      let isNew = !FileSystem.exists(store.root.reviews)
      let file = try OpenFile(store.root.reviews, flags: O_RDWR | O_CREAT | O_APPEND)
      let size = try file.size
      // A line that a crash cut short must not swallow this one.
      if size > 0, try file.bytes(at: size - 1, count: 1).first != Self.newline {
        line.insert(Self.newline, at: 0)
      }
      try file.write(line)
      try file.sync()
      if isNew { try FileSystem.sync(folder: store.root.path) }
    }
  }
}
