import Foundations

/// Why two folders cannot be compared.
package enum DiffError: Error, Equatable {
  case noFolder(path: String)
  /// The folder is neither a dataset nor an export that can be read.
  case notComparable(path: String)
  case differentKinds(dataset: String, export: String)
  /// An export has another number of images than its `export.json` states.
  case incomplete(path: String, images: Int, expected: Int)
  /// A part of an export cannot be read.
  case unreadable(reason: String)
}

extension DiffError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noFolder(let path):
      "\(VisibleText.of(path)): is not a folder; give a dataset or an export"
    case .notComparable(let path):
      "\(VisibleText.of(path)): is neither a dataset nor an export with boxes that can be read; give "
        + "the folder that samples were saved or exported to"
    case .differentKinds(let dataset, let export):
      "\(VisibleText.of(dataset)) is a dataset, but \(VisibleText.of(export)) is an export; export the "
        + "dataset, then compare the exports"
    case .incomplete(let path, let images, let expected):
      "\(VisibleText.of(path)): \(images) of \(Quantity.count(expected, "image")) can be read; the export is "
        + "damaged, export again"
    case .unreadable(let reason):
      reason
    }
  }
}
