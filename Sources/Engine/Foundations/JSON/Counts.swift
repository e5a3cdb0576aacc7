/// Counts of names. Written sorted by name, so that the same counts give the same bytes.
package struct Counts: Sendable, Hashable {
  package private(set) var values: [String: Int] = [:]

  /// No counts.
  package init() {}

  /// Counts `names`.
  package init(_ names: some Sequence<String>) {
    for name in names { self[name] += 1 }
  }

  /// The count of `name`; 0 if it was not counted.
  package subscript(name: String) -> Int {
    get { values[name] ?? 0 }
    set { values[name] = newValue }
  }
}

extension Counts: Codable {
  package init(from decoder: any Decoder) throws {
    values = try decoder.singleValueContainer().decode([String: Int].self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: FieldName.self)
    for (name, count) in values.sorted(by: { $0.key < $1.key }) {
      try container.encode(count, forKey: FieldName(name))
    }
  }
}
