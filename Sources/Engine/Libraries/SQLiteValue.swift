/// A value that is bound to a parameter of an SQL statement, or read from a column.
package enum SQLiteValue: Sendable, Hashable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)
  /// The number of bytes; their content is not read.
  case blob(bytes: Int)

  /// `value`, or NULL.
  package init(_ value: Int?) { self = value.map { .integer($0) } ?? .null }

  /// `value`, or NULL.
  package init(_ value: Double?) { self = value.map { .real($0) } ?? .null }

  /// `value`, or NULL.
  package init(_ value: String?) { self = value.map { .text($0) } ?? .null }

  /// `value` as 1 or 0.
  package init(_ value: Bool) { self = .integer(value ? 1 : 0) }
}

extension SQLiteValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
}
