/// The command to delete a sample.
public struct DeleteTrainingSample: Sendable, Hashable, Codable {
  public var signalName: String
  public var sampleID: String

  private enum CodingKeys: String, CodingKey {
    case signalName = "signal_name"
    case sampleID = "sample_id"
  }
}
