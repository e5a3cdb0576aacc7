import Foundations

/// A part of a dataset of another program that was left out.
package struct ForeignProblem: Error, Sendable, Hashable {
  /// The file with the problem.
  package var path: String
  /// The place in the file, such as `annotations[12].bbox` or `line 3`; empty for the whole file.
  package var field: String
  /// What was found there; may be empty.
  package var value: String
  /// What is wrong with it, and what to do.
  package var reason: String

  /// A problem with these values.
  package init(path: String, field: String, value: String = "", reason: String) {
    self.path = path
    self.field = field
    self.value = value
    self.reason = reason
  }

  /// The file at `path` cannot be read because of `error`.
  package init(path: String, _ error: any Error) {
    let text = DecodingProblem.sentence(error)
    let prefix = "\(VisibleText.of(path)): "
    self.init(
      path: path, field: "",
      reason: text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text)
  }
}

extension ForeignProblem: CustomStringConvertible {
  package var description: String {
    let value = value.count > 80 ? value.prefix(80) + "..." : value[...]
    let found = value.isEmpty ? "" : " is \(VisibleText.of(String(value)))"
    let place = field.isEmpty ? "" : "\(VisibleText.of(field))\(found): "
    return "\(VisibleText.of(path)): \(place)\(VisibleText.of(reason))"
  }
}
