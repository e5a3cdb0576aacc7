/// How both cameras stand, from `stereo_geometry.json`.
package struct StereoGeometry: Sendable, Hashable {
  /// The distance between the cameras in feet.
  package var baseline: Double
  /// The angle between their directions in degrees.
  package var convergence: Double
  /// The height of the cameras in feet.
  package var height: Double
  /// The distance of the cameras from the plate in feet.
  package var distance: Double

  /// The ranges in which the fields make sense.
  private static let ranges: [(name: String, range: ClosedRange<Double>)] = [
    ("baseline_ft", 0.01...1000), ("convergence_angle_deg", 0...180),
    ("camera_height_ft", -10...1000), ("distance_to_plate_ft", 0.1...10_000),
  ]

  /// The geometry in `reader`, which notes what is wrong; nil if a field is missing or impossible.
  init?(_ reader: inout FieldReader) {
    var numbers: [Double] = []
    for (name, range) in Self.ranges {
      let number = reader.number(name)
      reader.require(name, number)
      guard let number else { continue }
      if range.contains(number) {
        numbers.append(number)
      } else {
        reader.note(
          .wrong, name, "must be between \(range.lowerBound) and \(range.upperBound)")
      }
    }
    guard numbers.count == Self.ranges.count else { return nil }
    (baseline, convergence, height, distance) = (numbers[0], numbers[1], numbers[2], numbers[3])
  }
}
