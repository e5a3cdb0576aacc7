/// A word of Swift code: a name or a keyword, outside comments and string literals.
struct SourceWord: Hashable {
  var text: String
  /// Counted from 1.
  var line: Int
  /// How many characters of its line stand before it.
  var column: Int
  /// The word before the dot that stands right before this one, such as `Engine` in `Engine.Box`; empty for `.box`.
  var qualifier: String?
}
