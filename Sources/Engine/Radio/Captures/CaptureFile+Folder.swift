import FoundationEssentials
import Foundations

/// Finds the captures in a folder: one entry per recording, even if it has several files.
extension CaptureFile {
  /// The result of a search in a folder and its subfolders.
  package struct FolderSearch: Sendable {
    /// Sorted by path.
    package internal(set) var captures: [URL] = []
    /// Folders that could not be listed, with the reasons.
    package internal(set) var failures: [(folder: URL, error: FileError)] = []
  }

  /// The captures in `folder` and its subfolders, sorted by path. Throws if the folder itself
  /// cannot be listed.
  package static func captures(below folder: URL) throws(CaptureError) -> [URL] {
    let search = search(below: folder)
    if let failure = search.failures.first(where: { $0.folder == folder }) {
      throw .file(failure.error)
    }
    return search.captures
  }

  /// Searches for captures in `folder` and its subfolders, except hidden ones. A metadata file is
  /// listed instead of its dataset only if the dataset could not be opened by its own name.
  package static func search(below folder: URL) -> FolderSearch {
    var search = FolderSearch()
    var names: [String] = []
    list(folder.path, below: "", names: &names) { name, error in
      search.failures.append((name.isEmpty ? folder : folder.appending(path: name), error))
    }
    let files = names.sorted().map { folder.appending(path: $0) }.filter(isCapture)
    let (metadata, others) = files.partitioned { $0.pathExtension.lowercased() == metadataEnding }
    var entries = Set(others.map(\.path))
    for file in metadata {
      switch dataset(of: file, among: entries) {
      case .openedByName: break
      case .openedByMetadata(let path):
        entries.remove(path)
        entries.insert(file.path)
      }
    }
    search.captures = files.filter { entries.contains($0.path) }
    return search
  }

  /// Appends the names of all files in `root` below `prefix`, except hidden ones. Links to folders
  /// are not followed, since they may form cycles.
  private static func list(
    _ root: String, below prefix: String, names: inout [String],
    failed: (_ name: String, FileError) -> Void
  ) {
    let path = prefix.isEmpty ? root : "\(root)/\(prefix)"
    let found: [String]
    do throws(FileError) {
      found = try FileSystem.names(in: path)
    } catch {
      failed(prefix, error)
      return
    }
    for name in found where !name.hasPrefix(".") {
      let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
      if FileSystem.isFolder("\(root)/\(relative)", followingLinks: false) {
        list(root, below: relative, names: &names, failed: failed)
      } else {
        names.append(relative)
      }
    }
  }

  private enum Dataset {
    /// Opening the dataset finds the metadata.
    case openedByName
    /// Only the metadata leads to the dataset, which may not exist.
    case openedByMetadata(dataset: String)
  }

  private static func dataset(of metadata: URL, among paths: Set<String>) -> Dataset {
    let stem = metadata.deletingPathExtension()
    let named = (try? SigMFHeader(contentsOf: metadata)).flatMap(\.global.dataset)
    if let named {
      let dataset = metadata.deletingLastPathComponent().appending(path: named)
      let isBeside = dataset.deletingPathExtension().path == stem.path
      return isBeside && paths.contains(dataset.path)
        ? .openedByName : .openedByMetadata(dataset: dataset.path)
    }
    let hasOwn = [dataEnding, rfcapEnding].contains { ending in
      paths.contains(stem.appendingPathExtension(ending).path)
    }
    return hasOwn ? .openedByName : .openedByMetadata(dataset: "")
  }
}

extension [URL] {
  /// The elements for which `isFirst` is true, and the others.
  fileprivate func partitioned(_ isFirst: (URL) -> Bool) -> (first: [URL], second: [URL]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
