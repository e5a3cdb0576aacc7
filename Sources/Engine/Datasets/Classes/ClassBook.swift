/// The digits and colors of the classes of a dataset, so that they stay the same in later sessions.
package struct ClassBook: Sendable, Equatable {
  /// A class.
  package struct Entry: Sendable, Equatable {
    /// The name of the class.
    package var name: String
    /// The digit that chooses the class, 1...9; nil if none does.
    package var digit: Int?
    /// The number of its color, from 0; nil if it has none of its own.
    package var color: Int?

    /// An entry for the class `name`.
    package init(name: String, digit: Int? = nil, color: Int? = nil) {
      (self.name, self.digit, self.color) = (name, digit, color)
    }
  }

  /// The classes in their order; names and digits are different.
  package private(set) var entries: [Entry] = []

  /// The most classes that are kept.
  package static let largestCount = 1000
  /// The largest number of a color.
  package static let largestColor = 1000

  /// The entries that are valid: of classes with the same name or digit, the first one counts.
  package init(_ entries: [Entry] = []) {
    var (names, digits): (Set<String>, Set<Int>) = ([], [])
    for var entry in entries.prefix(Self.largestCount) {
      guard !entry.name.isEmpty, names.insert(entry.name).inserted else { continue }
      if let digit = entry.digit, !(1...9).contains(digit) || !digits.insert(digit).inserted {
        entry.digit = nil
      }
      if let color = entry.color, !(0...Self.largestColor).contains(color) { entry.color = nil }
      self.entries.append(entry)
    }
  }
}
