/// The command to count the samples of a class.
public struct GetSampleCount: Sendable, Hashable, Codable {
  public var signalName: String

  private enum CodingKeys: String, CodingKey {
    case signalName = "signal_name"
  }
}
