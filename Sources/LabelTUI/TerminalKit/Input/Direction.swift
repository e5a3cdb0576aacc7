/// The direction of an arrow key.
package enum Direction: Hashable, Sendable { case left, right, up, down }
