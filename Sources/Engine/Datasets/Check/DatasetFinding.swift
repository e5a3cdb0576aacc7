import Foundations

/// A disagreement in a dataset.
package struct DatasetFinding: Sendable, Hashable {
  /// What kind of disagreement it is.
  package enum Kind: String, Sendable, CaseIterable {
    /// A file that another one needs does not exist.
    case missing
    /// A file that belongs to no sample.
    case orphaned
    /// A file that cannot be read, because it is cut off or changed.
    case damaged
    /// Two samples of the same window, or of the same picture.
    case duplicate
    /// The catalog, a manifest or the index differs from the files.
    case outdated
    /// A killed process left something incomplete.
    case unfinished
  }

  /// What kind of disagreement it is.
  package var kind: Kind
  /// The path of the file, or the key of the sample.
  package var place: String
  /// What is wrong.
  package var reason: String
  /// The files, relative to the dataset, that a repair moves aside.
  var filesToMove: [String] = []
}

extension DatasetFinding: CustomStringConvertible {
  package var description: String {
    "\(kind.rawValue): \(VisibleText.of(place)): \(VisibleText.of(reason))"
  }
}

extension DatasetFinding: Encodable {
  private enum Key: String, CodingKey {
    case kind, place, reason
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(kind.rawValue, forKey: .kind)
    try container.encode(place, forKey: .place)
    try container.encode(reason, forKey: .reason)
  }
}
