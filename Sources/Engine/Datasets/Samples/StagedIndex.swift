import Foundations

/// The index of a dataset, on disk under a temporary name.
struct StagedIndex: Sendable {
  private let file: StagedFile
  private let dataset: Folder
  /// Whether the current index cannot be read.
  private let replacesUnreadable: Bool

  /// Writes `index`, which will replace the index of `dataset`, whose state is `state`.
  init(
    _ index: DatasetIndex, replacing state: DatasetFolder.IndexState, in dataset: Folder,
    durability: AtomicFile.Durability
  ) throws {
    file = try dataset.stage(
      OrderedJSONEncoder(.pretty).encode(index), for: DatasetFolder.indexName,
      durability: durability)
    self.dataset = dataset
    switch state {
    case .unreadable: replacesUnreadable = true
    case .absent, .known: replacesUnreadable = false
    }
  }

  /// Replaces the index. An index that cannot be read is renamed, so that nothing in it is lost.
  func putInPlace() throws(FileError) {
    if replacesUnreadable { try dataset.setAside(DatasetFolder.indexName) }
    try file.putInPlace()
  }
}
