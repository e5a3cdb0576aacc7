/// The keys that lead to a value, the last one first: spelled out only for errors.
final class JSONPath: Sendable {
  private let parent: JSONPath?
  private let key: any CodingKey

  /// The value at `key` of what `parent` leads to; of the whole text where that is nil.
  init(_ parent: JSONPath?, _ key: any CodingKey) {
    self.parent = parent
    self.key = key
  }

  /// The keys, the first one first.
  var keys: [any CodingKey] { (parent?.keys ?? []) + [key] }
}

/// The place of an element in an array.
struct JSONIndex: CodingKey {
  let intValue: Int?
  var stringValue: String { "[\(intValue ?? 0)]" }

  init(intValue: Int) { self.intValue = intValue }
  init?(stringValue: String) { nil }
}
