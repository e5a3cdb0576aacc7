/// The keys that lead to a value, as a linked list from the last key: the text is made only for
/// errors.
final class JSONPath: Sendable {
  private let parent: JSONPath?
  private let key: any CodingKey

  /// The path of the value at `key` in the value of `parent`; a nil parent means the whole
  /// document.
  init(_ parent: JSONPath?, _ key: any CodingKey) {
    self.parent = parent
    self.key = key
  }

  /// The keys in order, the outermost first.
  var keys: [any CodingKey] { (parent?.keys ?? []) + [key] }
}

/// The index of an element in an array, as a coding key.
struct JSONIndex: CodingKey {
  let intValue: Int?
  var stringValue: String { "[\(intValue ?? 0)]" }

  init(intValue: Int) { self.intValue = intValue }
  init?(stringValue: String) { nil }
}
