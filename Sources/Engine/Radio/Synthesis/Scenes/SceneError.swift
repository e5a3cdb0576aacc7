import Foundations

/// Why a scene cannot be used or planned.
package enum SceneError: Error, Equatable {
  /// A value is outside of its limits, or does not go with the others.
  case badValue(field: String, found: String, rule: String)
  /// A file is not a scene.
  case unreadable(path: String, reason: String)
  /// Not all of the signals have a free place.
  case full(placed: Int, wanted: Int)
}

extension SceneError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badValue(let field, let found, let rule):
      "\(field) is \(VisibleText.of(found)), but must be \(rule)"
    case .unreadable(let path, let reason):
      "\(VisibleText.of(path)): not a scene: \(VisibleText.of(reason))"
    case .full(let placed, let wanted):
      "only \(placed) of \(Quantity.count(wanted, "signal")) found a free place; request fewer, "
        + "or a longer or wider capture"
    }
  }
}
