import Datasets

/// The classes of the dataset.
struct FoundClasses: Sendable {
  var names: [String]
  /// The stored digits and colors; nil if the dataset does not exist yet, or if they cannot be read.
  var book: ClassBook?
  /// The reason why digits and colors cannot be stored; nil if they can.
  var problem: String?
}
