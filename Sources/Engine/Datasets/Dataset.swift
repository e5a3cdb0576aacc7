import FoundationEssentials
import Foundations
import Imaging
import Libraries
import Radio

/// A dataset of training samples of captures and of pictures, with their reviews.
///
/// Safe to use from several threads; calls wait for the disk and for each other.
package final class Dataset: Sendable {
  /// The samples of captures.
  package let signals: SampleStore
  /// The samples of pictures.
  package let pictures: PictureStore
  private let log: ReviewLog

  /// Uses the dataset in `folder`. Nothing is read or written yet.
  package init(folder: URL) {
    signals = SampleStore(dataset: folder)
    pictures = PictureStore(dataset: folder)
    log = ReviewLog(store: signals)
  }

  /// The folder of the dataset. The first save creates it.
  package var folder: URL { signals.dataset }

  /// The samples that `filter` selects, in `order`.
  package func samples(
    matching filter: SampleFilter = SampleFilter(), order: SampleOrder = .key
  ) throws -> [SampleRow] {
    let reviews = try log.load().latest
    var rows: [SampleRow] = []
    let keys =
      try signals.samples().map(SampleKey.signal) + pictures.samples().map(SampleKey.picture)
    for key in keys {
      let content = try content(of: key)
      let review = reviews[key.description].flatMap {
        $0.counts(forRevision: content.revision) ? $0 : nil
      }
      let verdict = review?.status ?? .unreviewed
      guard filter.admits(content, verdict: verdict, reviews: review.map { [$0] } ?? []) else {
        continue
      }
      rows.append(SampleRow(content, verdict: verdict))
    }
    return rows.sorted { order.precedes($0, $1) }
  }

  /// The sample `key`, without its image; throws `SampleError` if there is none.
  package func content(of key: SampleKey) throws -> SampleContent {
    switch key {
    case .signal(let sample): SampleContent(try signals.record(sample), of: sample)
    case .picture(let id): try pictures.content(of: id)
    }
  }

  /// The image of the sample `key` as a file: a gray PNG of a capture's window, or the picture as it
  /// was saved.
  package func imageFile(of key: SampleKey) throws -> ImageFile {
    switch key {
    case .signal(let sample):
      let pixels = try signals.image(sample).pixels
      let side = SpectrogramImage.side
      let png = try PNGCodec.encode(GrayImage(width: side, height: side, pixels: pixels))
      return ImageFile(data: Data(png), format: .png, width: side, height: side)
    case .picture(let id): return try pictures.imageFile(of: id)
    }
  }
}

extension SampleRow {
  /// The row of `content`.
  init(_ content: SampleContent, verdict: ReviewStatus) {
    self.init(
      key: content.key, classes: content.classes, source: content.origin.source,
      boxCount: content.boxes.count,
      leastConfidence: content.boxes.map { $0.confidence ?? 1 }.min(),
      verdict: verdict, revision: content.revision, updatedAt: content.updatedAt)
  }
}

extension SampleOrder {
  /// Whether `left` comes before `right` in this order.
  func precedes(_ left: SampleRow, _ right: SampleRow) -> Bool {
    switch self {
    case .key: left.key < right.key
    case .newest:
      (right.updatedAt ?? "", left.key) < (left.updatedAt ?? "", right.key)
    case .leastConfident:
      (left.leastConfidence ?? 2, left.key) < (right.leastConfidence ?? 2, right.key)
    case .mostBoxes: (right.boxCount, left.key) < (left.boxCount, right.key)
    }
  }
}
