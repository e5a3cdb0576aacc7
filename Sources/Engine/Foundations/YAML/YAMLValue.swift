/// A value of a YAML file. Scalars keep their text: whether `1` is a number is for the reader to say.
package indirect enum YAMLValue: Sendable, Hashable {
  /// A scalar; empty for a key without a value.
  case scalar(String)
  case list([YAMLValue])
  /// Keys and values in the order of the file; all keys are different.
  case map([Pair])

  /// A key and its value.
  package struct Pair: Sendable, Hashable {
    package var key: String
    package var value: YAMLValue
  }

  /// The value at `key` of a map; nil if there is none.
  package subscript(key: String) -> YAMLValue? {
    guard case .map(let pairs) = self else { return nil }
    return pairs.first { $0.key == key }?.value
  }

  /// The text of a scalar that is not empty; nil for other values.
  package var text: String? {
    if case .scalar(let text) = self, !text.isEmpty { text } else { nil }
  }
}

/// A YAML file, or a part of YAML that this program does not read, at `line`.
package struct YAMLError: Error, Equatable, CustomStringConvertible {
  package let line: Int
  package let reason: String

  package var description: String { "line \(line): \(VisibleText.of(reason))" }
}
