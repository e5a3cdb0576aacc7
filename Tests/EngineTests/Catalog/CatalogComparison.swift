import Foundation
import Testing

@testable import Datasets

/// Compares the catalog of a dataset with one that is made of its files just now.
enum CatalogComparison {
  /// Expects both to have the same rows.
  static func check(_ dataset: URL, _ circumstances: Comment = "") throws {
    let catalog = Catalog(root: DatasetFolder(path: dataset.path))
    let kept = try catalog.read { try $0.dump() }
    let made = try fresh(catalog)
    #expect(kept == made, circumstances)
  }

  /// The rows of a catalog in memory, made of the files.
  static func fresh(_ catalog: Catalog) throws -> [String] {
    let database = try CatalogDatabase()
    let synchronizer = CatalogSynchronizer(
      root: catalog.root, sources: catalog.sources, database: database)
    try synchronizer.synchronize()
    return try database.dump()
  }
}
