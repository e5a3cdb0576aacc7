#if canImport(Glibc)
  import Glibc
#endif

/// Turned rectangles.
enum Rotation {
  /// The corners of the rectangle, turned by `degrees` clockwise on the screen around `center`.
  static func corners(
    left: Double, top: Double, right: Double, bottom: Double, degrees: Double,
    around center: (x: Double, y: Double)
  ) -> [(x: Double, y: Double)] {
    let angle = degrees / 180 * .pi
    let (sine, cosine) = (sin(angle), cos(angle))
    return [(left, top), (right, top), (right, bottom), (left, bottom)].map { x, y in
      let (dx, dy) = (x - center.x, y - center.y)
      return (center.x + dx * cosine - dy * sine, center.y + dx * sine + dy * cosine)
    }
  }
}
