import FoundationEssentials
import Foundations

/// Finds the pictures in a list of files and folders.
package struct PictureSearch: Sendable {
  /// The pictures in natural order of their paths, every file once. They have not been opened and may be damaged.
  package private(set) var pictures: [URL] = []
  /// Files and folders that were named but cannot be used, with the reasons.
  package private(set) var failures: [(url: URL, error: PictureError)] = []

  /// Finds the pictures that `urls` name. For a folder, these are the pictures in the folder, without hidden files and
  /// subfolders. A file must have the extension of a picture or begin like a picture.
  package init(_ urls: [URL]) {
    var found: [String: URL] = [:]
    for url in urls {
      do throws(PictureError) {
        for picture in try Self.pictures(named: url) { found[picture.path] = picture }
      } catch {
        failures.append((url, error))
      }
    }
    pictures = found.values.sorted { NaturalOrder.isBefore($0.path, $1.path) }
  }

  /// The pictures in `folder`, without subfolders, in natural order.
  package static func pictures(in folder: URL) throws(PictureError) -> [URL] {
    let names: [String]
    do throws(FileError) {
      guard try FileSystem.folderExists(folder.path) else {
        throw .notAFolder(path: folder.path)
      }
      names = try FileSystem.names(in: folder.path)
    } catch {
      throw .file(error)
    }
    return names.sorted(by: NaturalOrder.isBefore)
      .filter { !$0.hasPrefix(".") }
      .map { folder.appending(path: $0, directoryHint: .notDirectory) }
      .filter { PictureFileFormat.hasEnding($0) && !FileSystem.isFolder($0.path) }
  }

  private static func pictures(named url: URL) throws(PictureError) -> [URL] {
    if FileSystem.isFolder(url.path) { return try pictures(in: url) }
    // A damaged picture is in the list, too. Opening it reports the problem.
    if !PictureFileFormat.hasEnding(url) || !FileSystem.exists(url.path) {
      _ = try PictureSource(url).format()
    }
    return [url]
  }
}
