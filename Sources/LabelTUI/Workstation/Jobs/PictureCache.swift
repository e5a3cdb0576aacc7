import FoundationEssentials
import Foundations
import Imaging

/// A cache of decoded pictures: the open one and its neighbors, as far as memory allows.
struct PictureCache: Sendable {
  private struct Entry: Sendable {
    let picture: LoadedPicture
    /// The identity of the file that it was decoded from.
    let identity: FileIdentity?
  }

  /// The largest size of all pictures in bytes. The open one is kept whatever its size.
  static let byteLimit = 136 << 20

  private var entries: [URL: Entry] = [:]

  /// The cached picture at `url`; nil if there is none, or if its file, now `identity`, has changed.
  func picture(at url: URL, identity: FileIdentity?) -> LoadedPicture? {
    guard let entry = entries[url], entry.identity == identity else { return nil }
    return entry.picture
  }

  /// Adds `picture`, decoded from the file `identity`.
  mutating func add(_ picture: LoadedPicture, identity: FileIdentity?) {
    entries[picture.url] = Entry(picture: picture, identity: identity)
  }

  /// Drops all pictures except those at `urls`.
  mutating func keep(_ urls: [URL]) { entries = entries.filter { urls.contains($0.key) } }

  /// If another picture of `bytes` would not fit, drops all pictures except the one at `url`. Returns whether
  /// it fits now.
  mutating func makeRoom(for bytes: Int, keeping url: URL?) -> Bool {
    if self.bytes + bytes > Self.byteLimit { keep([url].compactMap { $0 }) }
    return self.bytes + bytes <= Self.byteLimit
  }

  private var bytes: Int { entries.values.reduce(0) { $0 + $1.picture.pyramid.bytes } }
}
