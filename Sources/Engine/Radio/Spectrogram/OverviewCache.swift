import FoundationEssentials
import Foundations
import Libraries

/// Overviews of captures in a folder of the user's cache, which may be removed at any time. The
/// oldest ones are removed where they would take too much room.
package struct OverviewCache: Sendable {
  /// Names what an overview was made of: another content has another name.
  package struct Key: Equatable, Sendable {
    fileprivate let name: String
  }

  /// Bytes that all overviews may take: those of sixteen long captures.
  package static let standardLimit = 256 << 20

  private static let ending = ".overview"

  private let folder: String
  private let limit: Int

  /// A cache in `folder`, which is made when it is needed, of at most `limit` bytes.
  package init(folder: URL, limit: Int = standardLimit) {
    self.folder = folder.path
    self.limit = limit
  }

  /// The key of `capture` as its file stands now; nil when there is none.
  package func key(of capture: Capture) -> Key? {
    guard let identity = FileIdentity(capture.url) else { return nil }
    let parts: [any CustomStringConvertible] = [
      identity.inode, identity.size, identity.seconds, identity.nanoseconds,
      capture.sampleFormat.rawValue, capture.headerBytes, capture.sampleCount,
      capture.url.standardizedFileURL.path,
    ]
    let text = parts.map(\.description).joined(separator: "\n")
    return Key(name: SHA256.hexadecimal(of: Data(text.utf8)) + Self.ending)
  }

  /// The overview that was stored for `key`, of a capture of `sampleCount` samples; nil when there is
  /// none, or one that is damaged.
  package func overview(_ key: Key, sampleCount: Int) -> Overview? {
    let path = folder + "/" + key.name
    guard let data = try? FileSystem.contents(of: path, limit: OverviewFile.largestSize) else {
      return nil
    }
    return OverviewFile.decode(data, scale: OverviewScale(sampleCount: sampleCount))
  }

  /// Stores a whole `overview`; throws what writing throws.
  package func store(_ overview: Overview, as key: Key) throws(FileError) {
    let data = OverviewFile.encode(overview)
    try FileSystem.createFolder(folder)
    try makeRoom(for: data.count)
    try AtomicFile.write(data, to: folder + "/" + key.name)
  }

  /// Removes the oldest overviews, and what interrupted writes left, until `byteCount` more fit.
  private func makeRoom(for byteCount: Int) throws(FileError) {
    var files: [(path: String, identity: FileIdentity)] = []
    for name in try FileSystem.names(in: folder) where Self.isOwn(name) {
      let path = folder + "/" + name
      if let identity = FileIdentity(URL(filePath: path)) { files.append((path, identity)) }
    }
    files.sort {
      ($0.identity.seconds, $0.identity.nanoseconds)
        < ($1.identity.seconds, $1.identity.nanoseconds)
    }
    var total = files.reduce(byteCount) { $0 + Int($1.identity.size) }
    for file in files where total > limit {
      try FileSystem.remove(file.path)
      total -= Int(file.identity.size)
    }
  }

  private static func isOwn(_ name: String) -> Bool {
    (AtomicFile.finalName(ofTemporary: name) ?? name).hasSuffix(ending)
  }
}
