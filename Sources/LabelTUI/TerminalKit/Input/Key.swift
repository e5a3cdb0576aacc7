/// A key as the terminal reports it.
package enum Key: Hashable, Sendable {
  /// A key that types a character.
  case character(Character)
  /// Ctrl with a lower-case letter.
  case control(Character)
  case escape, enter, tab, backTab, backspace, delete, insert
  /// An arrow key with Shift. Other modifiers of arrow keys are ignored.
  case shift(Direction)
  case up, down, left, right, home, end, pageUp, pageDown
  /// A function key by its number: 1 is F1.
  case function(Int)
}
