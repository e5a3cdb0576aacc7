import Foundations

/// Why a dataset cannot be generated.
package enum GenerationError: Error, Equatable {
  case badName(String)
  case outOfRange(String, Double, ClosedRange<Double>, unit: String)
  case narrowBand(Modulation, Double)
  case badLength(Double, ClosedRange<Int>)
  case nothingPasses(GeometryRules, rejected: [GeometryRules.Rejection: Int])
  case notEmpty(path: String)
  case otherRecipe(path: String, field: String)
  case inUse(path: String)
  case incomplete(path: String)
  case noRoom(path: String, needed: Int, free: Int)
  case unreadable(path: String, reason: String)
}

extension GenerationError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badName(let name):
      "the name \(VisibleText.of(name)) has \(name.utf8.count) bytes, but must have 1 to 200"
    case .outOfRange(let name, let value, let range, let unit):
      "\(name) is \(text(value)), but must be \(text(range.lowerBound)) to"
        + " \(text(range.upperBound))\(unit.isEmpty ? "" : " " + unit)"
    case .narrowBand(let modulation, let rate):
      "the sample rate is \(text(rate)) Hz, but \(modulation.rawValue) is \(text(modulation.bandwidth)) Hz wide;"
        + " choose a higher sample rate"
    case .badLength(let count, let range):
      "duration and sample rate give \(text(count)) IQ samples per receiver, but there must be"
        + " \(range.lowerBound) to \(range.upperBound)"
    case .nothingPasses(let rules, let rejected): nothingPasses(rules, rejected)
    case .notEmpty(let path):
      "\(VisibleText.of(path)): the folder is not empty and has no dataset.json; choose another folder"
    case .otherRecipe(let path, let field):
      "\(VisibleText.of(path)): was begun with another \(field); give the same options to continue it,"
        + " or choose another folder"
    case .inUse(let path):
      "\(VisibleText.of(path)): another program is generating this dataset; wait until it ends"
    case .incomplete(let path):
      "\(VisibleText.of(path)): the dataset is not complete; repeat the command that generates it"
    case .noRoom(let path, let needed, let free):
      "\(VisibleText.of(path)): the dataset needs about \(Quantity.bytes(needed)), but only"
        + " \(Quantity.bytes(free)) are free; generate fewer samples, or choose another disk"
    case .unreadable(let path, let reason):
      "\(VisibleText.of(path)): \(VisibleText.of(reason)); choose another folder"
    }
  }

  private func text(_ value: Double) -> String { Quantity.short(value, decimals: 6) }

  private func nothingPasses(
    _ rules: GeometryRules, _ rejected: [GeometryRules.Rejection: Int]
  ) -> String {
    let count = rejected.values.reduce(0, +)
    let most = GeometryRules.Rejection.allCases.max { rejected[$0] ?? 0 < rejected[$1] ?? 0 }
    let reason =
      switch most ?? .dilution {
      case .dilution:
        "most have a dilution of precision above \(text(rules.dilution)); raise --gdop, or use more receivers"
      case .near:
        "most have a receiver within \(text(rules.nearest)) km of the transmitter; use a larger --area, or fewer receivers"
      case .far:
        "most have a receiver farther than \(text(rules.farthest)) km from the transmitter; use a smaller --area"
      }
    return "none of the last geometries of \(count) that were rejected passes: \(reason)"
  }
}
