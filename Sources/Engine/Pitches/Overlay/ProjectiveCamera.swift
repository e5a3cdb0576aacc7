/// A projection of 11 parameters, fitted to places on the field and their pixels (docs/formats/pitch-sessions.md).
struct ProjectiveCamera {
  /// The number of points that determine the parameters.
  static let fewestPoints = 6
  /// A smaller ratio of the least to the greatest extent of the points counts as a plane.
  private static let flatness = 1e-3

  /// Three rows of four.
  private let rows: [[Double]]
  private let field: Scaling
  private let picture: Scaling
  /// The sign of the depth of the points.
  private let side: Double

  /// The best projection by the direct linear transformation (Hartley and Zisserman, Multiple View Geometry, algorithm
  /// 7.1 without its iteration). Nil if the points are too few, lie in a plane, or are not all on one side of the camera.
  init?(_ pairs: [(place: FieldPoint, pixel: PixelPoint)]) {
    guard pairs.count >= Self.fewestPoints else { return nil }
    let places = pairs.map { [$0.place.x, $0.place.y, $0.place.z] }
    let pixels = pairs.map { [$0.pixel.x, $0.pixel.y] }
    guard let field = Scaling(places), let picture = Scaling(pixels),
      !Self.areFlat(places.map(field.apply))
    else { return nil }
    let equations = zip(places, pixels).flatMap { place, pixel in
      let (world, image) = (field.apply(place) + [1], picture.apply(pixel))
      let zeros = [Double](repeating: 0, count: 4)
      return [
        world + zeros + world.map { -image[0] * $0 }, zeros + world + world.map { -image[1] * $0 },
      ]
    }
    guard
      let solution = SymmetricMatrix(size: 12, outerProductsOf: equations).eigenvectors()?.first
    else { return nil }
    let rows = (0..<3).map { Array(solution.vector[(4 * $0)..<(4 * $0 + 4)]) }
    let depths = places.map { Self.product(rows[2], field.apply($0) + [1]) }
    guard depths.allSatisfy({ $0 > 0 }) || depths.allSatisfy({ $0 < 0 }) else { return nil }
    (self.rows, self.field, self.picture) = (rows, field, picture)
    side = depths[0] > 0 ? 1 : -1
  }

  /// The pixel of `point`; nil if it is behind the camera.
  func pixel(_ point: FieldPoint) -> PixelPoint? {
    let world = field.apply([point.x, point.y, point.z]) + [1]
    let depth = Self.product(rows[2], world)
    guard depth * side > 0 else { return nil }
    let image = picture.undo([
      Self.product(rows[0], world) / depth, Self.product(rows[1], world) / depth,
    ])
    guard image[0].isFinite, image[1].isFinite else { return nil }
    return PixelPoint(x: image[0], y: image[1])
  }

  private static func areFlat(_ points: [[Double]]) -> Bool {
    guard let values = SymmetricMatrix(size: 3, outerProductsOf: points).eigenvectors(),
      let least = values.first?.value, let greatest = values.last?.value
    else { return true }
    return least <= flatness * flatness * greatest
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// Moves points to their center and scales them, for numbers of a similar size.
private struct Scaling {
  private let center: [Double]
  private let scale: Double

  init?(_ points: [[Double]]) {
    let count = Double(points.count)
    let center = points[0].indices.map { axis in points.reduce(0) { $0 + $1[axis] / count } }
    let distance = points.reduce(0) { sum, point in
      let square = zip(point, center).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      return sum + square.squareRoot() / count
    }
    guard distance > 0, distance.isFinite else { return nil }
    self.center = center
    scale = 1 / distance
  }

  func apply(_ point: [Double]) -> [Double] { zip(point, center).map { ($0 - $1) * scale } }

  func undo(_ point: [Double]) -> [Double] { zip(point, center).map { $0 / scale + $1 } }
}
