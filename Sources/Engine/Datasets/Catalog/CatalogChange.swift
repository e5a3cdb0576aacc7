import Foundations

/// What a store changed in one folder, for the catalog. The changes are recorded in one transaction
/// after the files were changed.
///
///     try catalog.change(folder, creating: true) { dataset, change in
///       // `dataset` is the open folder of the dataset, locked.
///       // Queries come first: change.contains(key), change.entry...
///       // Then the files are changed, durably, then:
///       change.put(CatalogEntry(content, record: FileIdentity(path), imagePath: ..., imageSize: ...))
///       change.remove(key)
///     }
///
/// If the process is killed in between, the next use of the catalog lists the folder again.
package struct CatalogChange {
  enum Step {
    case put(CatalogEntry)
    case remove(SampleKey)
  }

  private(set) var steps: [Step] = []

  /// Records that a sample was saved or has new boxes.
  package mutating func put(_ entry: CatalogEntry) { steps.append(.put(entry)) }

  /// Records that the sample `key` was deleted.
  package mutating func remove(_ key: SampleKey) { steps.append(.remove(key)) }
}
