/// The command to delete a sample.
package struct DeleteTrainingSample: Sendable, Hashable, Codable {
  /// The class.
  package var signalName: String
  /// The id of the sample.
  package var sampleID: String

  private enum CodingKeys: String, CodingKey {
    case signalName = "signal_name"
    case sampleID = "sample_id"
  }
}
