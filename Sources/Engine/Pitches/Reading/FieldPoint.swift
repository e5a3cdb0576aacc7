/// A place on the field, in feet: X from the catcher's left to right, Y up, Z from 0 at the plate to 60.5 at the rubber
/// (docs/formats/pitch-sessions.md).
package struct FieldPoint: Sendable, Hashable {
  package var x: Double
  package var y: Double
  package var z: Double

  /// The place with these coordinates.
  package init(x: Double, y: Double, z: Double) {
    self.x = x
    self.y = y
    self.z = z
  }
}
