import FoundationEssentials
import Foundations
import Imaging

/// Decoded pictures that are kept: the open one and its neighbors, as far as memory allows.
struct PictureCache: Sendable {
  private struct Entry: Sendable {
    let picture: LoadedPicture
    /// The file that it was decoded from.
    let identity: FileIdentity?
  }

  /// Bytes that the kept pictures may take together. The open one is kept whatever it takes.
  static let byteLimit = 136 << 20

  private var entries: [URL: Entry] = [:]

  /// The picture at `url`, unless its file has changed to `identity`.
  func picture(at url: URL, identity: FileIdentity?) -> LoadedPicture? {
    guard let entry = entries[url], entry.identity == identity else { return nil }
    return entry.picture
  }

  /// Keeps `picture`, decoded from the file `identity`.
  mutating func add(_ picture: LoadedPicture, identity: FileIdentity?) {
    entries[picture.url] = Entry(picture: picture, identity: identity)
  }

  /// Drops all pictures but those at `urls`.
  mutating func keep(_ urls: [URL]) { entries = entries.filter { urls.contains($0.key) } }

  /// Drops all pictures but the one at `url` if another of `bytes` would not fit beside them. Returns whether it fits
  /// now.
  mutating func makeRoom(for bytes: Int, keeping url: URL?) -> Bool {
    if self.bytes + bytes > Self.byteLimit { keep([url].compactMap { $0 }) }
    return self.bytes + bytes <= Self.byteLimit
  }

  private var bytes: Int { entries.values.reduce(0) { $0 + $1.picture.pyramid.bytes } }
}
