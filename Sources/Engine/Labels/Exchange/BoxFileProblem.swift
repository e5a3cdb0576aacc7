import Foundations

/// Something in a file of boxes that cannot be imported.
package struct BoxFileProblem: Error, Sendable, Equatable {
  /// Where it is: `line 3`, or `annotations[2]`.
  package var place: String
  /// The field; empty for the whole entry.
  package var field: String
  /// What was found there; may be empty.
  package var value: String
  /// What is wrong, and what to do.
  package var reason: String

  /// A problem with these values.
  package init(_ place: String, field: String = "", value: String = "", _ reason: String) {
    self.place = place
    self.field = field
    self.value = value
    self.reason = reason
  }
}

extension BoxFileProblem: CustomStringConvertible {
  package var description: String {
    let shown = value.count > 60 ? "\(value.prefix(60))…" : value
    let found = field.isEmpty ? "" : " is \(value.isEmpty ? "empty" : VisibleText.of(shown))"
    let name = field.isEmpty ? "" : ", \(VisibleText.of(field))"
    return "\(VisibleText.of(place))\(name)\(found): \(VisibleText.of(reason))"
  }
}
