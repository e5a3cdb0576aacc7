import Foundations

/// Why a query or a backup of a catalog failed.
package enum CatalogError: Error, Equatable {
  /// The statement of a user is wrong, or would change something.
  case badStatement(String)
  /// The query took longer than allowed.
  case tooSlow
  /// A backup does not pass the check of the database.
  case damagedCopy(path: String, String)
}

extension CatalogError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badStatement(let reason):
      "the query cannot be run: \(VisibleText.of(reason)); it must be one SQL statement that reads the "
        + "tables of the catalog (docs/formats/catalog.md)"
    case .tooSlow:
      "the query took too long and was ended; restrict it, or allow more time with --timeout"
    case .damagedCopy(let path, let finding):
      "\(VisibleText.of(path)): was not written, because the copy is damaged "
        + "(\(VisibleText.of(finding))); run labeltui reindex"
    }
  }
}
