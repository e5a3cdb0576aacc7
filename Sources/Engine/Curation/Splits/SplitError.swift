import Foundations

/// Why a dataset cannot be split.
package enum SplitError: Error, Equatable {
  /// The text of ratios that are not two or three shares with the sum 1.
  case badRatios(String)
  /// A stored plan has another seed, other ratios or another limit than requested.
  case otherSettings(path: String, field: String, stored: String, requested: String)
  /// A stored plan is damaged or of another program.
  case unreadablePlan(path: String, reason: String)
  /// A stored plan has a key twice.
  case keyTwice(path: String, key: String)
  /// No sample is selected.
  case nothingToSplit(dataset: String)
  /// Another program changed the plan again and again.
  case keepsChanging(path: String)
}

extension SplitError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badRatios(let text):
      "ratios \"\(VisibleText.of(String(text.prefix(80))))\": must be the shares of train, val and test "
        + "with the sum 1, such as 0.7,0.2,0.1"
    case .otherSettings(let path, let field, let stored, let requested):
      "\(VisibleText.of(path)): \(field) is \(stored), not \(requested); leave the option out to keep "
        + "this split, or give --new to make another one"
    case .unreadablePlan(let path, let reason):
      "\(VisibleText.of(path)): is not a stored split (\(VisibleText.of(reason))); repair it, or rename it "
        + "and give --new"
    case .keyTwice(let path, let key):
      "\(VisibleText.of(path)): groups contains the key \(VisibleText.of(String(key.prefix(80)))) twice; remove "
        + "one of them"
    case .nothingToSplit(let dataset):
      "\(VisibleText.of(dataset)): no sample matches the filter; review some first, or choose another "
        + "filter"
    case .keepsChanging(let path):
      "\(VisibleText.of(path)): another program keeps changing it; try again when that program is done"
    }
  }
}
