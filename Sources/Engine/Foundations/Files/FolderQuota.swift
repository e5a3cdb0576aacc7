import FoundationEssentials

/// Keeps the files of a folder below a total size.
package enum FolderQuota {
  /// Removes the oldest files of `folder` until `byteCount` more bytes fit into `limit`. Counts and removes only files
  /// whose names end with `ending`, and temporary files for them.
  package static func makeRoom(
    for byteCount: Int, in folder: String, ending: String, limit: Int
  ) throws(FileError) {
    var files: [(path: String, identity: FileIdentity)] = []
    for name in try FileSystem.names(in: folder) {
      guard (AtomicFile.finalName(ofTemporary: name) ?? name).hasSuffix(ending) else { continue }
      let path = folder + "/" + name
      if let identity = FileIdentity(path) { files.append((path, identity)) }
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
}
