/// What a save did.
package struct SaveOutcome: Sendable, Hashable {
  /// How the dataset has changed.
  package enum Change: String, Sendable, Codable {
    /// A new sample was written.
    case saved
    /// The window was saved before: its sample has got the new boxes and keeps its id.
    case replaced
    /// The window was saved before with these boxes: nothing was written.
    case unchanged
  }

  package let change: Change
  package let sample: SampleReference
  /// Samples of the class, this one included.
  package let total: Int
}
