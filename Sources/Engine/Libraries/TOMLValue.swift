/// A value of a TOML document, with its line.
package struct TOMLValue: Equatable, Sendable {
  /// What the value is.
  package indirect enum Content: Equatable, Sendable {
    case string(String)
    case integer(Int)
    case number(Double)
    case boolean(Bool)
    /// A date or a time.
    case time
    case array([TOMLValue])
    case table([TOMLMember])
  }

  /// The line in the file, from 1.
  package var line: Int
  package var content: Content
}

/// A key of a table, and its value.
package struct TOMLMember: Equatable, Sendable {
  package var key: String
  package var value: TOMLValue
}
