/// A key as the terminal reports it.
package enum Key: Hashable, Sendable {
  case character(Character)
  /// Ctrl with a lower-case letter.
  case control(Character)
  case escape, enter, tab, backTab, backspace, delete, insert
  /// An arrow with Shift; with other modifiers it is the arrow alone.
  case shift(Direction)
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)
}
