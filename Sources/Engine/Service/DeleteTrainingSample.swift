/// The command to delete a sample.
package struct DeleteTrainingSample: Sendable, Hashable, Codable {
  package var signalName: String
  package var sampleID: String

  private enum CodingKeys: String, CodingKey {
    case signalName = "signal_name"
    case sampleID = "sample_id"
  }
}
