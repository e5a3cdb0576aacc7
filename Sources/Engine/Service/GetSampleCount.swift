/// The command to count the samples of a class.
package struct GetSampleCount: Sendable, Hashable, Codable {
  /// The class.
  package var signalName: String

  private enum CodingKeys: String, CodingKey {
    case signalName = "signal_name"
  }
}
