import Glibc

/// A place on the earth, which counts as a sphere.
package struct GeoPosition: Sendable, Equatable, Codable {
  /// The mean radius of the earth in meters.
  private static let earthRadius = 6_371_008.8

  /// Degrees, north is positive.
  package var latitude: Double
  /// Degrees, east is positive.
  package var longitude: Double

  /// A place at `latitude` and `longitude`, in degrees.
  package init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// The place `east` and `north` meters away, for distances far below the radius of the earth.
  func moved(east: Double, north: Double) -> GeoPosition {
    let degrees = 180 / (Double.pi * Self.earthRadius)
    return GeoPosition(
      latitude: latitude + north * degrees,
      longitude: longitude + east * degrees / cos(latitude * .pi / 180))
  }

  /// The great-circle distance in meters (haversine formula).
  package func distance(to other: GeoPosition) -> Double {
    let (a, b) = (latitude * .pi / 180, other.latitude * .pi / 180)
    let half = sin((b - a) / 2)
    let halfTurn = sin((other.longitude - longitude) * .pi / 360)
    let root = (half * half + cos(a) * cos(b) * halfTurn * halfTurn).squareRoot()
    return 2 * Self.earthRadius * asin(min(1, root))
  }

  /// The direction to `other` at the start of the great circle, in radians clockwise from north, -π...π.
  package func bearing(to other: GeoPosition) -> Double {
    let (a, b) = (latitude * .pi / 180, other.latitude * .pi / 180)
    let turn = (other.longitude - longitude) * .pi / 180
    return atan2(sin(turn) * cos(b), cos(a) * sin(b) - sin(a) * cos(b) * cos(turn))
  }
}
