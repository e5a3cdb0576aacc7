import FoundationEssentials

extension URL {
  /// Whether a folder exists at this URL.
  package var isFolder: Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }
}
