/// The places of a transmitter and of the receivers of a sample.
package struct Geometry: Sendable, Equatable {
  /// The number of the random candidate, from 0, which was accepted.
  package let candidate: Int
  package let transmitter: GeoPosition
  package let receivers: [GeoPosition]
  /// The dilution of precision.
  package let dilution: Double
}
