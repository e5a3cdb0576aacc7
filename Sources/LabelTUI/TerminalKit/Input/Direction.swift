/// One of the four directions of the arrow keys.
package enum Direction: Hashable, Sendable { case left, right, up, down }
