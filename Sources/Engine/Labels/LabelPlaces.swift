import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// The two files that may hold labels: one beside the document, and one in the user's state folder for
/// documents in folders that cannot be written.
package struct LabelPlaces: Sendable {
  /// One of the two files.
  package enum Place: Sendable { case beside, fallback }

  /// The file beside the document.
  package let beside: URL
  /// The file in the state folder.
  package let fallback: URL

  /// The ending of label files of this format, without the dot.
  package let ending: String

  /// Makes places from the paths of both files.
  package init(beside: URL, fallback: URL, ending: String) {
    self.beside = beside
    self.fallback = fallback
    self.ending = ending
  }

  /// The folder below the state folder that holds all label files there.
  package static func fallbackFolder(in stateFolder: URL) -> URL {
    stateFolder.appending(path: "annotations")
  }

  /// The folder in which the file beside the document is replaced: where that is a link, the one that
  /// its target is in.
  var besideFolder: String {
    get throws(FileError) { FileSystem.parent(of: try AtomicFile.resolvingLinks(beside.path)) }
  }

  /// The folder of `fallback`.
  var fallbackFolder: String { FileSystem.parent(of: fallback.path) }

  /// Whether the file beside the document may be replaced or made. Where the system does not say, writing it
  /// will tell.
  var besideIsWritable: Bool {
    [FileSystem.parent(of: beside.path), beside.path].allSatisfy { (path: String) in
      access(path, W_OK) == 0 || ![EACCES, EPERM, EROFS].contains(errno)
    }
  }
}
