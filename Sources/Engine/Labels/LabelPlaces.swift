import FoundationEssentials
import Foundations

#if canImport(Glibc)
  import Glibc
#endif

/// The two files that may contain labels: one beside the document, and one in the user's state folder, for documents
/// in folders that cannot be written.
package struct LabelPlaces: Sendable {
  /// One of the two files.
  package enum Place: Sendable { case beside, fallback }

  /// The file beside the document.
  package let beside: URL
  /// The file in the state folder.
  package let fallback: URL

  /// The file extension of label files of this format, without the dot.
  package let ending: String

  /// The places with the paths of both files.
  package init(beside: URL, fallback: URL, ending: String) {
    self.beside = beside
    self.fallback = fallback
    self.ending = ending
  }

  /// The folder for label files in the state folder.
  package static func fallbackFolder(in stateFolder: URL) -> URL {
    stateFolder.appending(path: "annotations")
  }

  /// The folder of the file beside the document; if that file is a symbolic link, the folder of its target.
  var besideFolder: String {
    get throws(FileError) { FileSystem.parent(of: try AtomicFile.resolvingLinks(beside.path)) }
  }

  /// The folder of `fallback`.
  var fallbackFolder: String { FileSystem.parent(of: fallback.path) }

  /// Whether the file beside the document can probably be written. If that cannot be determined, the result is true,
  /// and writing reports the error.
  var besideIsWritable: Bool {
    [FileSystem.parent(of: beside.path), beside.path].allSatisfy { (path: String) in
      access(path, W_OK) == 0 || ![EACCES, EPERM, EROFS].contains(errno)
    }
  }
}
