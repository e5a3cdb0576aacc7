/// A mouse report: what happened, and in which cell.
struct MouseEvent: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case press(Button)
    case release
    /// The pointer moved with a button held.
    case drag
    case wheelUp, wheelDown
    /// The wheel was tilted, or two fingers moved sideways.
    case wheelLeft, wheelRight
  }

  enum Button: Hashable, Sendable { case left, middle, right }

  var kind: Kind
  var column: Int
  var row: Int
  var control = false
}
