/// What a save did.
public struct SaveOutcome: Sendable, Hashable {
  /// How the dataset has changed.
  public enum Change: String, Sendable, Codable {
    /// A new sample was written.
    case saved
    /// The window was saved before: its sample has got the new boxes and keeps its id.
    case replaced
    /// The window was saved before with these boxes: nothing was written.
    case unchanged
  }

  public let change: Change
  public let sample: SampleReference
  /// Samples of the class, this one included.
  public let total: Int
}
