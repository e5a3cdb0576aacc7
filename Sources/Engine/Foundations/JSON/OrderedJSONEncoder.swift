import FoundationEssentials

/// Writes JSON with the keys in the order in which they were encoded, which Foundation's encoder
/// does not keep.
///
/// Numbers are the shortest text that reads back as the same value (`80.0`), characters outside of
/// ASCII stay UTF-8. Throws `EncodingError` for numbers that JSON cannot hold.
package struct OrderedJSONEncoder: Sendable {
  /// How values are laid out.
  package enum Layout: Sendable {
    /// On one line, without spaces: for files with one value a line.
    case compact
    /// One member a line, indented by two, as Python's `json.dump(indent=2)`.
    case pretty
  }

  private let layout: Layout

  /// Makes an encoder for `layout`.
  package init(_ layout: Layout) { self.layout = layout }

  /// `value` as UTF-8; pretty values end in a newline, compact ones do not.
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
