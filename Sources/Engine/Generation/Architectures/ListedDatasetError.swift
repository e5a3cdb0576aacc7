import Foundations

/// A field of a `dataset.json` that cannot be used.
package struct ListedDatasetError: Error, Equatable, CustomStringConvertible {
  let path: String
  let field: String
  /// The value; nil if the field is missing.
  let found: String?
  let rule: String

  package var description: String {
    "\(VisibleText.of(path)): \(field) is \(VisibleText.of(found ?? "missing")), but must be \(rule)"
  }
}
