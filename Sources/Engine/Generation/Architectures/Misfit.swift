import Foundations

/// Why an architecture cannot be trained on a dataset.
package enum Misfit: Sendable, Equatable {
  case type(found: DatasetType, wanted: Architecture.Input)
  case receivers(found: Int, most: Int)
  /// The recordings of the receivers are shorter than what the architecture reads.
  case length(found: Int, wanted: Int)
  /// The dataset is not generated to its end.
  case incomplete
}

extension Misfit: CustomStringConvertible {
  package var description: String {
    switch self {
    case .type(let found, let wanted):
      "is of the type \(found.rawValue), but must be \(wanted.rawValue)"
    case .receivers(let found, let most):
      "has samples of \(Quantity.count(found, "receiver")), but may have at most \(most)"
    case .length(let found, let wanted):
      "has \(Quantity.count(found, "IQ sample")) per receiver, but must have \(wanted) or more"
    case .incomplete: "is not complete; repeat the command that generates it"
    }
  }
}
