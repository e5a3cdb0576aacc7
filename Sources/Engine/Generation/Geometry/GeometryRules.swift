import Foundations
import Radio

/// Where transmitters and receivers are placed, and which geometries are accepted.
package struct GeometryRules: Sendable, Equatable, Codable {
  /// Why a candidate is rejected.
  package enum Rejection: String, Sendable, CaseIterable {
    /// The dilution of precision is above the limit.
    case dilution = "gdop"
    /// A receiver is nearer to the transmitter than `nearest`.
    case near
    /// A receiver is farther from the transmitter than `farthest`.
    case far
  }

  /// The middle of the area.
  package var center = GeoPosition(latitude: 45, longitude: 9)
  /// The side of the square area in kilometers.
  package var area = 100.0
  /// The smallest and the largest number of receivers, each equally likely.
  package var receivers = 5...15
  /// The largest dilution of precision.
  package var dilution: Double
  /// The smallest distance of transmitter and receiver in kilometers.
  package var nearest = 1.0
  /// The largest distance of transmitter and receiver in kilometers.
  package var farthest = 100.0

  private enum CodingKeys: String, CodingKey {
    case center
    case area = "area_km"
    case receivers
    case dilution = "gdop"
    case nearest = "nearest_km"
    case farthest = "farthest_km"
  }

  /// The standard rules with the limit `dilution` of the dilution of precision.
  package init(dilution: Double) { self.dilution = dilution }

  /// The candidate of number `candidate`, whose places depend only on that and on `seed`; or why it is rejected.
  func geometry(_ candidate: Int, seed: UInt64) -> Result<Geometry, RejectedGeometry> {
    var random = SampleRandom(seed: seed, candidate: candidate).generator(for: .geometry)
    let count = receivers.lowerBound + random.next(below: receivers.count)
    let transmitter = place(&random)
    let places = (0..<count).map { _ in place(&random) }
    let distances = places.map { transmitter.distance(to: $0) / 1000 }
    guard (distances.min() ?? 0) >= nearest else {
      return .failure(RejectedGeometry(reason: .near))
    }
    guard (distances.max() ?? 0) <= farthest else {
      return .failure(RejectedGeometry(reason: .far))
    }
    let found = DilutionOfPrecision.value(transmitter: transmitter, receivers: places)
    guard found <= dilution else { return .failure(RejectedGeometry(reason: .dilution)) }
    return .success(
      Geometry(
        candidate: candidate, transmitter: transmitter, receivers: places, dilution: found))
  }

  private func place(_ random: inout SplitMix64) -> GeoPosition {
    let half = area * 500
    let east = random.uniform(in: -half...half)
    return center.moved(east: east, north: random.uniform(in: -half...half))
  }
}

/// A candidate that the rules reject.
struct RejectedGeometry: Error {
  let reason: GeometryRules.Rejection
}
