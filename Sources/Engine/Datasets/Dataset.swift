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
  let reviewLog: ReviewLog

  /// Uses the dataset in `folder`. Nothing is read or written yet.
  package init(folder: URL) {
    signals = SampleStore(dataset: folder)
    pictures = PictureStore(dataset: folder, catalog: signals.catalog)
    reviewLog = ReviewLog(store: signals)
  }

  /// The folder of the dataset. The first save creates it.
  package var folder: URL { signals.dataset }

  /// The samples that `filter` selects, in `order`.
  package func samples(
    matching filter: SampleFilter = SampleFilter(), order: SampleOrder = .key
  ) throws -> [SampleRow] {
    let query = SampleQuery(filter, order: order)
    return try signals.catalog.read { try query.rows(in: $0) }
  }

  /// A page of the samples that `filter` selects, in `order`: at most `limit` after the first
  /// `offset`.
  package func samples(
    matching filter: SampleFilter = SampleFilter(), order: SampleOrder = .key, limit: Int,
    offset: Int = 0
  ) throws -> [SampleRow] {
    let query = SampleQuery(filter, order: order)
    return try signals.catalog.read {
      try query.rows(in: $0, limit: max(0, limit), offset: max(0, offset))
    }
  }

  /// The number of samples that `filter` selects.
  package func count(matching filter: SampleFilter = SampleFilter()) throws -> Int {
    let query = SampleQuery(filter, order: .key)
    return try signals.catalog.read { try query.count(in: $0) }
  }

  /// The first unreviewed sample that `filter` selects and that comes behind `key` in `order`; the
  /// first of all for nil. Nil if there is none.
  package func nextUnreviewed(
    after key: SampleKey? = nil, matching filter: SampleFilter = SampleFilter(),
    order: SampleOrder = .key
  ) throws -> SampleRow? {
    let query = SampleQuery(filter, order: order)
    return try signals.catalog.read { try query.nextUnreviewed(after: key, in: $0) }
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
