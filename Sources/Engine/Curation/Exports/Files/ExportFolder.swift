import FoundationEssentials
import Foundations
import Glibc

/// The folder of an export while it is written, and the files in it by their relative paths.
///
/// Nothing is synced to disk: that is done once, before the folder gets its final name.
final class ExportFolder {
  let path: String
  private var known: Set<String> = [".", ""]

  init(_ path: String) { self.path = path }

  /// The full path of `name`.
  func path(of name: String) -> String { name.isEmpty ? path : "\(path)/\(name)" }

  /// Creates the folder `name` and missing parents.
  func makeFolder(_ name: String) throws(FileError) {
    guard !known.contains(name) else { return }
    try makeFolder(name.contains("/") ? FileSystem.parent(of: name) : "")
    guard mkdir(path(of: name), 0o777) == 0 || errno == EEXIST else {
      throw .system(.createFolder, path: path(of: name), code: errno)
    }
    known.insert(name)
  }

  /// The folder `name`, which is created if necessary.
  func subfolder(_ name: String) throws(FileError) -> ExportFolder {
    try makeFolder(name)
    return ExportFolder(path(of: name))
  }

  /// Writes the file `name`, which must not exist yet. Its folder must exist.
  func create(_ name: String, _ data: Data) throws(FileError) {
    try OpenFile(path(of: name), flags: O_WRONLY | O_CREAT | O_EXCL).write(data)
  }

  /// Makes `name` another name of the file `existing` or, where that is impossible, a file with the same
  /// `data`.
  func link(_ name: String, to existing: String, or data: Data) throws(FileError) {
    if Glibc.link(path(of: existing), path(of: name)) == 0 { return }
    try create(name, data)
  }

  /// Removes the file `name`.
  func remove(_ name: String) throws(FileError) { try FileSystem.remove(path(of: name)) }
}
