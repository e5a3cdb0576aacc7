import FoundationEssentials
import Foundations

/// The generated datasets in folders and their subfolders.
package struct DatasetSearch: Sendable, Equatable {
  /// Folders deeper than this are not searched.
  private static let deepest = 8

  /// The datasets, sorted by path.
  package internal(set) var datasets: [ListedDataset] = []
  /// Sentences about folders and datasets that cannot be read.
  package private(set) var problems: [String] = []

  /// Searches `folders`, except hidden subfolders and the insides of datasets.
  ///
  /// `isCancelled` is asked for every folder; if it says yes, the result is what was found so far.
  package init(below folders: [String], isCancelled: () -> Bool = { false }) {
    for folder in folders { search(folder, depth: 0, isCancelled) }
    datasets.sort { $0.path < $1.path }
    var known = Set<String>()
    datasets.removeAll { !known.insert($0.path).inserted }
  }

  private mutating func search(_ folder: String, depth: Int, _ isCancelled: () -> Bool) {
    guard !isCancelled() else { return }
    do {
      if let found = try ListedDataset(folder: folder) {
        datasets.append(found)
        return
      }
      guard depth < Self.deepest else { return }
      for name in try FileSystem.names(in: folder).sorted() where !name.hasPrefix(".") {
        let inner = folder == "/" ? "/\(name)" : "\(folder)/\(name)"
        // Links are not followed, since they may form cycles.
        if FileSystem.isFolder(inner, followingLinks: false) {
          search(inner, depth: depth + 1, isCancelled)
        }
      }
    } catch {
      problems.append("\(error)")
    }
  }
}
