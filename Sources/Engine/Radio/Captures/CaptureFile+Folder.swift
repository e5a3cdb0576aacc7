import FoundationEssentials
import Foundations

/// Finds the captures in a folder: one entry for a recording, however many files it has.
extension CaptureFile {
  /// What was found in a folder and below it.
  package struct FolderSearch: Sendable {
    /// Sorted by path.
    package internal(set) var captures: [URL] = []
    /// Folders that could not be listed, with the reasons.
    package internal(set) var failures: [(folder: URL, error: FileError)] = []
  }

  /// The captures in the folder at `url` and below it, sorted by path; throws where the folder itself cannot
  /// be listed.
  package static func captures(below folder: URL) throws(CaptureError) -> [URL] {
    let search = search(below: folder)
    if let failure = search.failures.first(where: { $0.folder == folder }) {
      throw .file(failure.error)
    }
    return search.captures
  }

  /// Looks for captures in the folder at `url` and below it; hidden ones left out. Metadata stands for its
  /// dataset only where this could not be opened by its own name.
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

  /// Appends the names of all files in `root` below `prefix`, without hidden ones. Links to folders are not
  /// followed, as they may lead in circles.
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
    /// Only the metadata leads to the dataset, which may not be there.
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
  /// Those that `isFirst` holds for, and the others.
  fileprivate func partitioned(_ isFirst: (URL) -> Bool) -> (first: [URL], second: [URL]) {
    (filter(isFirst), filter { !isFirst($0) })
  }
}
