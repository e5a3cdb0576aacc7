import Foundations

/// Why the reply of a detector cannot be used. Nothing of it is used then.
package enum DetectorReplyError: Error, Equatable {
  /// The reply is not what is expected; `reason` names the field.
  case invalid(detector: String, reason: String)
  case tooManyBoxes(detector: String, count: Int)
  /// A field of annotation `index` has a value that is not allowed.
  case badField(detector: String, index: Int, field: String, value: String, expected: String)
  case badURL(String)
}

extension DetectorReplyError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .invalid(let detector, let reason):
      "the reply of \(VisibleText.of(detector)) cannot be used: \(reason)"
    case .tooManyBoxes(let detector, let count):
      "the reply of \(VisibleText.of(detector)) has \(count) annotations, but at most "
        + "\(DetectorLimits.boxes) are allowed"
    case .badField(let detector, let index, let field, let value, let expected):
      "the reply of \(VisibleText.of(detector)) cannot be used: annotations[\(index)]: \(field) is "
        + "\(VisibleText.of(value)), but must be \(expected)"
    case .badURL(let url):
      "the address of the server is \(VisibleText.of(url)), but must be like "
        + "http://localhost:8000/plugins/NAME"
    }
  }
}
