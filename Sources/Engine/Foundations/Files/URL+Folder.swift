import FoundationEssentials

extension URL {
  /// Whether a folder stands here.
  package var isFolder: Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }
}
