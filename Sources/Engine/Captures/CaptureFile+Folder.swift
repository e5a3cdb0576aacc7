import FoundationEssentials

/// Finds the captures in a folder: one entry for a recording, however many files it has.
extension CaptureFile {
  /// The captures in the folder at `url` and below it, sorted by path; hidden ones left out. Metadata
  /// stands for its dataset only where this could not be opened by its own name.
  public static func captures(below folder: URL) throws(CaptureError) -> [URL] {
    let root = folder.path
    guard let names = try? FileManager.default.subpathsOfDirectory(atPath: root) else {
      throw .cannotList(path: root)
    }
    let files = names.filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted().map { folder.appending(path: $0) }.filter(isCapture)
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
    return files.filter { entries.contains($0.path) }
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
