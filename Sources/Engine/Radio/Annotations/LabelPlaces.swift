import FoundationEssentials
import Foundations
import Libraries

#if canImport(Glibc)
  import Glibc
#endif

/// Where the labels of a capture may stand: beside it, or in the user's state folder when the
/// capture's folder cannot be written.
package struct LabelPlaces: Sendable {
  /// `X.sigmf-meta` beside the capture, or the recording's own metadata.
  let beside: URL
  /// A file of its own in the state folder, named after the capture's whole path.
  let fallback: URL

  package static let ending = "sigmf-meta"

  init(of capture: Capture, stateFolder: URL) {
    beside = capture.facts.metadata
    let path = capture.url.standardizedFileURL.path
    let digest = SHA256.hexadecimal(of: Array(path.utf8)).prefix(16)
    fallback = Self.fallbackFolder(in: stateFolder).appending(path: "\(digest).\(Self.ending)")
  }

  /// Where labels go that cannot stand beside their captures.
  package static func fallbackFolder(in stateFolder: URL) -> URL {
    stateFolder.appending(path: "annotations")
  }

  /// The folder in which the file beside the capture is replaced: where that is a link, the one that
  /// its target is in.
  var besideFolder: String {
    get throws(FileError) { FileSystem.parent(of: try AtomicFile.resolvingLinks(beside.path)) }
  }

  /// The folder of `fallback`.
  var fallbackFolder: String { FileSystem.parent(of: fallback.path) }

  /// Whether the file beside the capture may be replaced, or made. Where the system does not say, writing it
  /// will tell.
  var besideIsWritable: Bool {
    [FileSystem.parent(of: beside.path), beside.path].allSatisfy { (path: String) in
      access(path, W_OK) == 0 || ![EACCES, EPERM, EROFS].contains(errno)
    }
  }
}
