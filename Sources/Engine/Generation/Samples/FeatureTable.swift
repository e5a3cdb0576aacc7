import Foundations
import Radio

/// Writes `features.csv`: one row for each receiver of each sample.
final class FeatureTable {
  static let fileName = "features.csv"

  /// The names of the columns: the sample, the receiver, and numbers.
  static let columns =
    [
      "sample", "receiver", "latitude", "longitude", "distance_km", "bearing_deg", "true_power_dbm",
      "true_snr_db", "true_frequency_offset_hz", "true_coherence_time_s",
    ] + FeatureSummary.columnNames

  /// The numbers of the columns after the first two; nil where a receiver has none.
  static func numbers(_ receiver: GeneratedSample.Receiver) -> [Double?] {
    let reception = receiver.reception
    return [
      receiver.position.latitude, receiver.position.longitude, receiver.distance, receiver.bearing,
      reception.power, reception.signalToNoise, reception.frequencyOffset, reception.coherenceTime,
    ] + receiver.features
  }

  private let file: TextFile

  /// Creates the table at `path`, which must not exist.
  init(_ path: String) throws(FileError) {
    file = try TextFile(path)
    try file.write(Self.columns.joined(separator: ",") + "\n")
  }

  /// Adds the rows of `sample`.
  func add(_ sample: GeneratedSample) throws(FileError) {
    for receiver in sample.receivers {
      let numbers = Self.numbers(receiver).map { $0.map(DecimalText.of) ?? "" }
      try file.write(
        ([String(sample.number), receiver.name] + numbers).joined(separator: ",") + "\n")
    }
  }

  /// Writes what is pending.
  func finish() throws(FileError) { try file.close() }
}
