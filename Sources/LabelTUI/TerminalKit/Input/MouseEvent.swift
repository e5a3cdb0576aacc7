/// An event of the mouse, and the cell in which it happened.
package struct MouseEvent: Hashable, Sendable {
  /// What the mouse did.
  package enum Kind: Hashable, Sendable {
    case press(Button)
    case release
    /// The pointer moved with a button held.
    case drag
    case wheelUp, wheelDown
    /// The user tilted the wheel, or moved two fingers sideways.
    case wheelLeft, wheelRight
  }

  /// A button of the mouse.
  package enum Button: Hashable, Sendable { case left, middle, right }

  /// What the mouse did.
  package var kind: Kind
  /// The column of the cell; the leftmost column is 0.
  package var column: Int
  /// The row of the cell; the top row is 0.
  package var row: Int
  /// Whether the Ctrl key was held.
  package var control = false
}
