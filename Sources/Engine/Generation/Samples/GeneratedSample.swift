import Foundations
import Radio

/// A finished sample: its geometry, and the propagation and features of each receiver.
package struct GeneratedSample: Sendable, Equatable, Codable {
  /// A receiver of the sample.
  package struct Receiver: Sendable, Equatable, Codable {
    /// `rx-01` and so on.
    package let name: String
    package let position: GeoPosition
    /// The distance to the transmitter in kilometers.
    package let distance: Double
    /// The direction from the transmitter in degrees clockwise from north, 0..<360.
    package let bearing: Double
    package let reception: Reception
    /// The values of `FeatureSummary.columnNames`.
    package let features: [Double]

    private enum CodingKeys: String, CodingKey {
      case name, position
      case distance = "distance_km"
      case bearing = "bearing_deg"
      case reception, features
    }

    init(
      name: String, at position: GeoPosition, from transmitter: GeoPosition,
      _ reception: Reception, _ features: FeatureSummary
    ) {
      self.name = name
      self.position = position
      distance = transmitter.distance(to: position) / 1000
      let bearing = transmitter.bearing(to: position) * 180 / .pi
      self.bearing = bearing < 0 ? bearing + 360 : bearing
      self.reception = reception
      self.features = features.columns
    }
  }

  /// The number of the sample, from 0.
  package let number: Int
  /// The number of the random candidate, from 0.
  package let candidate: Int
  package let transmitter: GeoPosition
  /// The dilution of precision.
  package let dilution: Double
  package let receivers: [Receiver]

  private enum CodingKeys: String, CodingKey {
    case number = "sample"
    case candidate, transmitter
    case dilution = "gdop"
    case receivers
  }

  init(_ number: Int, _ geometry: Geometry, _ receivers: [Receiver]) {
    self.number = number
    candidate = geometry.candidate
    transmitter = geometry.transmitter
    dilution = geometry.dilution
    self.receivers = receivers
  }

  /// The name of the receiver of index `index`, from 0.
  static func receiverName(_ index: Int) -> String {
    "rx-\(index < 9 ? "0" : "")\(index + 1)"
  }
}
