/// The strike zone as a rectangle on the field.
package struct StrikeZone: Sendable, Hashable {
  /// The corners: top left, top right, bottom right, bottom left, as the catcher sees them.
  package var corners: [FieldPoint]
  /// Whether no file defines the zone, and it is the standard zone.
  package var isAssumed: Bool

  /// The names of the corners in `strike_zone_definition.json`, in the order of `corners`.
  private static let names = [
    "top_left_ft", "top_right_ft", "bottom_right_ft", "bottom_left_ft",
  ]

  /// The zone over a plate of 17 inches, from 1.5 to 3.5 feet (docs/formats/pitch-sessions.md).
  package static let standard = StrikeZone(
    corners: [(-1, 3.5), (1, 3.5), (1, 1.5), (-1, 1.5)].map { side, height in
      FieldPoint(x: side * 17 / 24, y: height, z: 0)
    }, isAssumed: true)

  private init(corners: [FieldPoint], isAssumed: Bool) {
    self.corners = corners
    self.isAssumed = isAssumed
  }

  /// The zone in `reader`, which notes what is wrong; nil if a corner is missing.
  init?(_ reader: inout FieldReader) {
    var corners: [FieldPoint] = []
    for name in Self.names {
      let numbers = reader.numbers(name, count: 3)
      reader.require(name, numbers)
      if let numbers { corners.append(FieldPoint(x: numbers[0], y: numbers[1], z: numbers[2])) }
    }
    guard corners.count == Self.names.count else { return nil }
    self.init(corners: corners, isAssumed: false)
  }
}
