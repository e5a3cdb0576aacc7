/// A mouse report: what happened, and in which cell.
package struct MouseEvent: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case press(Button)
    case release
    /// The pointer moved with a button held.
    case drag
    case wheelUp, wheelDown
    /// The wheel was tilted, or two fingers moved sideways.
    case wheelLeft, wheelRight
  }

  package enum Button: Hashable, Sendable { case left, middle, right }

  package var kind: Kind
  package var column: Int
  package var row: Int
  package var control = false
}
