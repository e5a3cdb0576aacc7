import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// The reviews of a dataset in its `reviews.jsonl`, which is only appended to. The last line for an
/// image counts.
package struct ReviewLog: Sendable {
  private static let limit = 1 << 30
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
    let review = Review(
      imageID: sample.description, status: status, notes: notes, reviewer: reviewer,
      reviewedAt: store.now, revision: revision)
    try append(review)
    return review
  }

  /// The valid reviews of `samples`: the last one of each, if the sample's boxes have not changed
  /// since.
  package func reviews(of samples: [SampleReference]) throws -> [SampleReference: Review] {
    let latest = try load().latest
    var reviews: [SampleReference: Review] = [:]
    // Revisions are read class by class, because each read checks the class's files.
    for (signal, samples) in Dictionary(grouping: samples, by: \.signal) {
      let entries = try store.inventory(of: signal).entries
      for sample in samples {
        guard let review = latest[sample.description], let entry = entries[sample.id],
          review.counts(forRevision: entry.revision)
        else { continue }
        reviews[sample] = review
      }
    }
    return reviews
  }

  /// The last review of each image, by image id. Lines that are not reviews are skipped, with a
  /// warning.
  package func load() throws -> (latest: [String: Review], warnings: [DatasetWarning]) {
    var latest: [String: Review] = [:]
    var warnings: [DatasetWarning] = []
    let lines = try lines()
    for (index, line) in lines.enumerated() where !line.isEmpty {
      do {
        let review = try JSONParser.decode(Review.self, from: Data(line))
        latest[review.imageID] = review.status == .unreviewed ? nil : review
      } catch {
        // An incomplete last line was never acknowledged; the next review removes it.
        if index == lines.count - 1, !Self.isJSON(line) { continue }
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

  private static func isJSON(_ line: Data) -> Bool {
    (try? JSONParser.document(Data(line))) != nil
  }

  /// Appends `review`; it is on disk when this returns.
  package func append(_ review: Review) throws {
    var line = try OrderedJSONEncoder(.compact).encode(review)
    line.append(Self.newline)
    try FileSystem.createFolder(store.root.path)
    try store.withLock { dataset in
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
    if Self.isJSON(line) || line.count == Self.longestLine {
      try file.write(Data([Self.newline]))
      return size + 1
    }
    try file.truncate(to: size - line.count)
    return size - line.count
  }
}
