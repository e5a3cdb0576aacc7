import Foundations

/// The ids of an export's classes, counted from 1 in the order of their names.
struct CategoryMap: Sendable {
  /// The names, sorted.
  let names: [String]
  private let ids: [String: Int]

  init(_ names: Set<String>) {
    self.names = names.sorted()
    ids = Dictionary(uniqueKeysWithValues: zip(self.names, 1...))
  }

  /// The id of class `name`, which must be one of the images'.
  func id(of name: String) -> Int {
    guard let id = ids[name] else { preconditionFailure("\(name) is not a category") }
    return id
  }

  /// Name to id.
  var counts: Counts {
    names.reduce(into: Counts()) { counts, name in counts[name] = id(of: name) }
  }
}
