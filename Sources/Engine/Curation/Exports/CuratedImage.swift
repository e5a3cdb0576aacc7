import Datasets

/// An image of a curated dataset with all samples that have it: a window with boxes of several
/// classes is one image with all of them.
struct CuratedImage {
  /// A sample, and its review if valid.
  struct Sample {
    let reference: SampleReference
    let record: SampleRecord
    let review: Review?
  }

  /// The first 16 hexadecimal digits of the SHA-256 of the PNG file.
  let hash: String
  private(set) var samples: [Sample]

  init(hash: String, samples: [Sample]) {
    self.hash = hash
    self.samples = samples
  }

  mutating func add(_ sample: Sample) { samples.append(sample) }

  var fileName: String { "\(hash).png" }
  var first: Sample { samples[0] }

  /// The classes of its boxes, sorted by name.
  var categories: [String] { Set(samples.map(\.reference.signal.text)).sorted() }

  /// All boxes, each once.
  var boxes: [CuratedBox] {
    var seen: Set<String> = []
    return samples.flatMap { sample in
      sample.record.boxes.map { CuratedBox($0, categoryName: sample.reference.signal.text) }
    }.filter { seen.insert("\($0.categoryName) \($0.bbox)").inserted }
  }

  /// When its newest sample was written.
  var timestamp: String? {
    samples.compactMap { $0.record.updatedAt ?? $0.record.createdAt }.max()
  }

  /// One review for the whole image: the worst of its samples' reviews, with the notes of all; nil
  /// if no sample was reviewed.
  var review: Review? {
    let reviews = samples.compactMap(\.review)
    let severity: [ReviewStatus] = [.bad, .flag, .skip, .good]
    guard let status = severity.first(where: { status in reviews.contains { $0.status == status } })
    else { return nil }
    return Review(
      imageID: hash, status: status,
      notes: reviews.map(\.notes).filter { !$0.isEmpty }.joined(separator: "; "),
      reviewer: reviews.compactMap(\.reviewer).first,
      reviewedAt: reviews.compactMap(\.reviewedAt).max(), revision: nil)
  }
}
