import Datasets
import Imaging

/// An image of an export with all samples that have it: a window with boxes of several classes is one
/// image with all of them.
struct ExportImage {
  /// A sample, and its review if valid.
  struct Sample {
    let content: SampleContent
    let review: Review?
  }

  /// The first 16 hexadecimal digits of the SHA-256 of the image file.
  let stem: String
  let format: PictureFileFormat
  /// Width in pixels.
  let width: Int
  /// Height in pixels.
  let height: Int
  /// `train`, `val` or `test`; nil without splits.
  let split: String?
  /// At least one.
  let samples: [Sample]
  /// All boxes inside the image, each once.
  let boxes: [ContentBox]

  init(
    stem: String, format: PictureFileFormat, width: Int, height: Int, split: String?,
    samples: [Sample]
  ) {
    self.stem = stem
    self.format = format
    self.width = width
    self.height = height
    self.split = split
    self.samples = samples
    var seen: Set<BoxPlace> = []
    boxes = samples.flatMap(\.content.boxes).map { $0.clipped(width: width, height: height) }
      .filter { seen.insert(BoxPlace($0)).inserted }
  }

  var fileName: String { "\(stem).\(format.ending)" }
  var first: SampleContent { samples[0].content }

  /// The classes of its samples, sorted by name.
  var classes: [String] { Set(samples.flatMap(\.content.classes)).sorted() }

  /// When its newest sample was written.
  var timestamp: String? { samples.compactMap { $0.content.changedAt }.max() }

  /// One review for the whole image: the worst of its samples' reviews, with the notes of all; nil
  /// if no sample was reviewed.
  var review: Review? {
    let reviews = samples.compactMap(\.review)
    let severity: [ReviewStatus] = [.bad, .flag, .skip, .good]
    guard let status = severity.first(where: { status in reviews.contains { $0.status == status } })
    else { return nil }
    return Review(
      imageID: stem, status: status,
      notes: reviews.map(\.notes).filter { !$0.isEmpty }.joined(separator: "; "),
      reviewer: reviews.compactMap(\.reviewer).first,
      reviewedAt: reviews.compactMap(\.reviewedAt).max(), revision: nil)
  }

  /// The result of the review for the whole image.
  var verdict: ReviewStatus { review?.status ?? .unreviewed }
}

extension SampleContent {
  /// When the sample was last changed or, if unknown, saved.
  var changedAt: String? { updatedAt ?? createdAt }
}

extension PictureFileFormat {
  /// The ending of the names of exported files.
  var ending: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpg"
    }
  }
}

/// The class and place of a box: boxes that agree in these are the same.
private struct BoxPlace: Hashable {
  let className: String
  let numbers: [Double]

  init(_ box: ContentBox) {
    className = box.className
    numbers = [box.x, box.y, box.width, box.height]
  }
}
