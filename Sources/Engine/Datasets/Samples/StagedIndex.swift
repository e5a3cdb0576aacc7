import Foundations

/// The index of a dataset, on the disk but not yet under its name.
struct StagedIndex: Sendable {
  private let file: StagedFile
  private let dataset: Folder
  /// Whether what stands under the index's name cannot be read.
  private let replacesUnreadable: Bool

  /// Writes `index`, which is to replace what stands in `dataset` as `state` says.
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

  /// Replaces the index; one that cannot be read is renamed, so that nothing in it is lost.
  func putInPlace() throws(FileError) {
    if replacesUnreadable { try dataset.setAside(DatasetFolder.indexName) }
    try file.putInPlace()
  }
}
