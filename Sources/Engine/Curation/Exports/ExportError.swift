import Datasets
import Foundations

/// Why a dataset cannot be exported.
package enum ExportError: Error, Equatable {
  case folderNotEmpty(path: String)
  case nothingToExport(dataset: String, filter: ExportFilter)
  /// All samples to export are damaged.
  case onlyDamaged(dataset: String, filter: ExportFilter, count: Int, first: String)
  case cancelled
}

extension ExportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .folderNotEmpty(let path):
      "\(VisibleText.of(path)): already exists and is not empty; name a new folder"
    case .nothingToExport(let dataset, .all):
      "\(VisibleText.of(dataset)): contains no sample to export; save some first"
    case .nothingToExport(let dataset, let filter):
      "\(VisibleText.of(dataset)): contains no sample reviewed as \(filter.rawValue); "
        + "review some first, or export with the filter `all`"
    case .onlyDamaged(let dataset, let filter, let count, let first):
      "\(VisibleText.of(dataset)): contains no readable sample for the filter `\(filter.rawValue)`; "
        + "\(count == 1 ? "1 file or line is" : "\(count) files or lines are") damaged, the first: \(first)"
    case .cancelled: "cancelled"
    }
  }
}
