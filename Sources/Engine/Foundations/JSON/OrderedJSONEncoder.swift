import FoundationEssentials

/// Writes JSON with the keys in the order in which they were encoded, which Foundation's encoder
/// does not keep.
///
/// Numbers are written as the shortest text that reads back as the same value (`80.0`). Characters
/// outside of ASCII stay UTF-8. Throws `EncodingError` for numbers that JSON cannot represent.
package struct OrderedJSONEncoder: Sendable {
  /// The layout of the text.
  package enum Layout: Sendable {
    /// On one line, without spaces: for files with one value per line.
    case compact
    /// One member per line, indented by two, like Python's `json.dump(indent=2)`.
    case pretty
  }

  private let layout: Layout

  /// Makes an encoder for `layout`.
  package init(_ layout: Layout) { self.layout = layout }

  /// `value` as UTF-8. Pretty text ends with a newline, compact text does not.
  package func encode(_ value: some Encodable) throws -> Data {
    let node = JSONNode()
    try node.set(value, codingPath: [])
    var text = ""
    switch layout {
    case .compact: node.write(to: &text)
    case .pretty:
      node.write(to: &text, indentation: 0)
      text += "\n"
    }
    return Data(text.utf8)
  }
}
