import FoundationEssentials
import Foundations
import Libraries

/// Overviews of captures, cached in a folder that may be deleted at any time. The oldest files are
/// removed if they would take too much space.
package struct OverviewCache: Sendable {
  /// Identifies the file that an overview was made from: changed content has another key.
  package struct Key: Equatable, Sendable {
    fileprivate let name: String
  }

  /// The maximum size of all overviews in bytes: that of sixteen long captures.
  package static let standardLimit = 256 << 20

  private static let ending = ".overview"

  private let folder: String
  private let limit: Int

  /// A cache of at most `limit` bytes in `folder`, which is created when needed.
  package init(folder: URL, limit: Int = standardLimit) {
    self.folder = folder.path
    self.limit = limit
  }

  /// The key of `capture` for the current state of its file; nil if the file cannot be found.
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

  /// The overview stored for `key`, of a capture of `sampleCount` samples; nil if there is none, or
  /// it is damaged.
  package func overview(_ key: Key, sampleCount: Int) -> Overview? {
    let path = folder + "/" + key.name
    guard let data = try? FileSystem.contents(of: path, limit: OverviewFile.largestSize) else {
      return nil
    }
    return OverviewFile.decode(data, scale: OverviewScale(sampleCount: sampleCount))
  }

  /// Stores a complete `overview`; throws `FileError`.
  package func store(_ overview: Overview, as key: Key) throws(FileError) {
    let data = OverviewFile.encode(overview)
    try FileSystem.createFolder(folder)
    try FolderQuota.makeRoom(for: data.count, in: folder, ending: Self.ending, limit: limit)
    try AtomicFile.write(data, to: folder + "/" + key.name)
  }
}
