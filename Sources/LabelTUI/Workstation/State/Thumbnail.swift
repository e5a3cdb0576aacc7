import Datasets
import Imaging
import TerminalKit

/// A small image of a sample, scaled to a number of dots.
struct Thumbnail: Sendable {
  /// The scaled image.
  enum Pixels: Sendable {
    /// Brightness 0...255 of an inference image, row by row.
    case levels([UInt8])
    case colors(PixelRaster, PictureColors)
  }

  var content: SampleContent
  var reviews: [Review]
  /// The dots of the image in columns and rows.
  var size: Size
  var pixels: Pixels
}

/// The thumbnails in memory; the ones that were used longest ago are dropped.
struct ThumbnailCache: Sendable {
  private var thumbnails: [SampleKey: Thumbnail] = [:]
  /// The reasons why samples have no thumbnail.
  private var failures: [SampleKey: String] = [:]
  /// The keys in the order of their last addition.
  private var order: [SampleKey] = []
  /// The last request; the same one is not repeated.
  var requested: ThumbnailRequest?

  /// The largest number of thumbnails; a screen shows fewer.
  static let limit = 400

  subscript(key: SampleKey) -> Thumbnail? { thumbnails[key] }

  /// Why the sample `key` has no thumbnail; nil if it is not known to fail.
  func failure(of key: SampleKey) -> String? { failures[key] }

  /// Adds `thumbnail`, and drops the oldest ones.
  mutating func add(_ thumbnail: Thumbnail) {
    let key = thumbnail.content.key
    remove(key)
    thumbnails[key] = thumbnail
    order.append(key)
    while order.count > Self.limit { remove(order[0]) }
  }

  /// Notes why the sample `key` has no thumbnail.
  mutating func noteFailure(_ reason: String, of key: SampleKey) {
    if failures.count >= Self.limit { failures = [:] }
    failures[key] = reason
  }

  /// Changes the thumbnail of the sample `key`, if there is one.
  mutating func change(_ key: SampleKey, _ change: (inout Thumbnail) -> Void) {
    guard var thumbnail = thumbnails.removeValue(forKey: key) else { return }
    change(&thumbnail)
    thumbnails[key] = thumbnail
  }

  /// Removes the thumbnail of the sample `key`.
  mutating func remove(_ key: SampleKey) {
    requested = nil
    failures[key] = nil
    if thumbnails.removeValue(forKey: key) != nil { order.removeAll { $0 == key } }
  }

  /// Removes all thumbnails.
  mutating func removeAll() { self = ThumbnailCache() }
}

/// Thumbnails to make.
struct ThumbnailRequest: Equatable, Sendable {
  var keys: [SampleKey]
  /// The dots that an image may take at most.
  var size: Size
}
