import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// The reviews of a dataset in its `reviews.jsonl`, which is only appended to. The last line for an
/// image by each person counts.
package struct ReviewLog: Sendable {
  private static let newline = UInt8(ascii: "\n")
  /// The number of bytes that are searched for the start of the last line.
  private static let longestLine = 1 << 20

  private let store: SampleStore

  /// The reviews of the dataset of `store`.
  package init(store: SampleStore) { self.store = store }

  /// Appends a review of `sample` at `revision`; it is on disk when this returns.
  package func add(
    _ status: ReviewStatus, of sample: SampleReference, notes: String = "", reviewer: String?,
    revision: Int
  ) throws -> Review {
    try add(status, of: .signal(sample), notes: notes, reviewer: reviewer, revision: revision)
  }

  /// Appends a review of the sample `key` at `revision`, with the boxes that the reviewer saw.
  package func add(
    _ status: ReviewStatus, of key: SampleKey, notes: String = "", reviewer: String?,
    revision: Int, boxes: [ReviewedBox]? = nil
  ) throws -> Review {
    let review = Review(
      imageID: key.description, status: status, notes: notes, reviewer: reviewer,
      reviewedAt: store.now, revision: revision, boxes: boxes)
    try append(review)
    return review
  }

  /// The valid reviews of `samples`: the last one of each, if the sample's boxes have not changed
  /// since.
  package func reviews(of samples: [SampleReference]) throws -> [SampleReference: Review] {
    try store.catalog.read { catalog in
      var reviews: [SampleReference: Review] = [:]
      for sample in samples { reviews[sample] = try catalog.validReview(of: .signal(sample)) }
      return reviews
    }
  }

  /// The last review of the sample `key` by each person, the latest first, without those that were
  /// taken back.
  package func reviews(of key: SampleKey) throws -> [Review] {
    try store.catalog.read { try $0.lastReviews(of: key.description) }
  }

  /// The last review of each image, by image id. Lines that are not reviews are skipped, with a
  /// warning.
  package func load() throws -> (latest: [String: Review], warnings: [DatasetWarning]) {
    let (book, warnings) = try book()
    let latest = book.imageIDs.compactMap { id in book.latest(of: id).map { (id, $0) } }
    return (Dictionary(uniqueKeysWithValues: latest), warnings)
  }

  /// The latest review of each image by each person, with warnings about lines that are not reviews.
  package func book() throws -> (book: ReviewBook, warnings: [DatasetWarning]) {
    try store.catalog.read { catalog in
      var book = ReviewBook()
      for review in try catalog.latestReviews() { book.add(review) }
      return (
        book, try catalog.warnings(of: DatasetFolder.reviewsName, dataset: store.root.path)
      )
    }
  }

  /// Appends `review`; it is on disk when this returns.
  package func append(_ review: Review) throws {
    var line = try OrderedJSONEncoder(.compact).encode(review)
    line.append(Self.newline)
    try FileSystem.createFolder(store.root.path)
    try store.catalog.append(review) { dataset in
      let name = DatasetFolder.reviewsName
      let isNew = try dataset.status(of: name) == nil
      let file = try dataset.open(name, flags: O_RDWR | O_CREAT | O_APPEND)
      let size = try repairEnd(of: file)
      do {
        try file.write(line)
        try file.sync()
      } catch {
        // The review is not acknowledged, so no part of it may stay on disk.
        try? file.truncate(to: size)
        throw error
      }
      if isNew { try dataset.sync() }
      return size
    }
  }

  /// Makes `file` end with a complete line: an incomplete line of a killed process is removed, and
  /// a review without newline gets one. Returns the new size of the file.
  private func repairEnd(of file: borrowing OpenFile) throws -> Int {
    let size = try file.regularFileSize
    let tail = try file.bytes(at: max(0, size - Self.longestLine), count: Self.longestLine)
    guard let last = tail.last, last != Self.newline else { return size }
    let lineStart = tail.lastIndex(of: Self.newline).map { $0 + 1 } ?? tail.startIndex
    let line = tail[lineStart...]
    if ReviewFile.isJSON(Data(line)) || line.count == Self.longestLine {
      try file.write(Data([Self.newline]))
      return size + 1
    }
    try file.truncate(to: size - line.count)
    return size - line.count
  }
}
