import FoundationEssentials
import Foundations
import Imaging
import Labels
import Synchronization
import TerminalKit

/// Lists and decodes pictures, and caches the open one and its neighbors.
final class PictureLoader: Sendable {
  private let labels: PictureLabels
  private let cache = Mutex(PictureCache())

  /// A loader that opens the labels of pictures through `labels`.
  init(labels: PictureLabels) { self.labels = labels }

  /// Whether the file at `url` is a picture, according to its ending or its first bytes.
  static func isPicture(_ url: URL) -> Bool {
    PictureFileFormat.hasEnding(url) || (try? PictureFacts(contentsOf: url)) != nil
  }

  /// The list entry of the picture at `url`, with the name `name`.
  func entry(of url: URL, name: String) -> ListEntry {
    do throws(PictureError) {
      let facts = try PictureFacts(contentsOf: url)
      let boxes = labels(of: url, facts).load().annotations
      return ListEntry(
        url: url, name: name, content: .picture(facts, boxes: BoxCount(boxes)),
        gain: boxes.expectedGain)
    } catch {
      return ListEntry(url: url, name: name, content: .unreadable("\(error)"))
    }
  }

  /// The labels of the picture at `url`.
  func labels(of url: URL, _ facts: PictureFacts) -> any LabelStore {
    labels.labels(of: url, width: facts.width, height: facts.height)
  }

  /// The decoded picture at `url`; nil if `isCancelled` returned true.
  func load(_ url: URL, isCancelled: () -> Bool) throws(PictureError) -> LoadedPicture? {
    let identity = FileIdentity(url)
    if let known = cache.withLock({ $0.picture(at: url, identity: identity) }) { return known }
    let facts = try PictureFacts(contentsOf: url)
    // The cache may drop the open picture: the state keeps it in memory until this one replaces it.
    cache.withLock { _ = $0.makeRoom(for: facts.pyramidBytes, keeping: nil) }
    return try decode(url, facts, identity, isCancelled: isCancelled)
  }

  /// Decodes the picture at `url`, whose file is `identity`, and adds it to the cache; nil if `isCancelled`
  /// returned true.
  private func decode(
    _ url: URL, _ facts: PictureFacts, _ identity: FileIdentity?, isCancelled: () -> Bool
  ) throws(PictureError) -> LoadedPicture? {
    guard let pyramid = try PicturePyramid.load(url, isCancelled: isCancelled) else { return nil }
    let picture = LoadedPicture(
      url: url, facts: facts, pyramid: pyramid, colors: Self.colors(of: pyramid))
    cache.withLock { $0.add(picture, identity: identity) }
    return picture
  }

  /// Decodes `urls`, the neighbors of the open picture `url`, in advance, as far as they fit, and drops all
  /// other pictures. Ignores damaged pictures: opening them shows the error.
  func prefetch(_ urls: [URL], around url: URL, isCancelled: () -> Bool) {
    cache.withLock { $0.keep(urls + [url]) }
    for neighbor in urls where !isCancelled() {
      guard let facts = try? PictureFacts(contentsOf: neighbor) else { continue }
      let identity = FileIdentity(neighbor)
      let isNeeded = cache.withLock { cache in
        cache.picture(at: neighbor, identity: identity) == nil
          && cache.makeRoom(for: facts.pyramidBytes, keeping: url)
      }
      if isNeeded { _ = try? decode(neighbor, facts, identity, isCancelled: isCancelled) }
    }
  }

  /// The largest width and height, in dots, of the reduced picture from which colors are chosen.
  private static let sampleSide = 256

  static func colors(of pyramid: PicturePyramid) -> PictureColors {
    let sample = pyramid.pixels(
      columns: 0..<Double(pyramid.width), rows: 0..<Double(pyramid.height),
      width: min(sampleSide, pyramid.width), height: min(sampleSide, pyramid.height))
    return PictureColors(sample: sample.pixels)
  }
}

extension PictureFacts {
  /// Bytes that the decoded picture takes, with its halved copies.
  fileprivate var pyramidBytes: Int { width * height * (isColor ? 3 : 1) / 3 * 4 }
}
