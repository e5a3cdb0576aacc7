import Datasets
import Imaging
import Radio
import TerminalKit

/// The decoded image of a sample.
enum SampleImage: Sendable {
  /// The inference image of a capture's window, drawn in the color map.
  case inference(SpectrogramImage)
  /// A picture, and the colors with which it is drawn as pixels.
  case picture(PicturePyramid, PictureColors)
}

/// A sample as read from the dataset.
struct LoadedSample: Sendable {
  var content: SampleContent
  var image: SampleImage
  /// The latest review of the sample by each person, the latest one last, valid or not.
  var reviews: [Review]

  var key: SampleKey { content.key }

  /// The reviews that are valid for the boxes as they are now.
  var validReviews: [Review] { reviews.filter { $0.counts(forRevision: content.revision) } }
}

/// The samples that a review goes through.
struct SampleQuery: Equatable, Sendable {
  var filter = SampleFilter()
  var order = SampleOrder.key
  /// Whether only the reviewer's own verdicts are shown.
  var isBlind = false
}

/// The samples that a query found.
struct SampleList: Equatable, Sendable {
  var query: SampleQuery
  /// In a blind review, the verdicts are the reviewer's own.
  var rows: [SampleRow]
  /// The number of samples in the dataset.
  var total: Int
}
