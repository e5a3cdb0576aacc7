/// The result of saving a sample.
package struct SaveOutcome: Sendable, Hashable {
  /// How the dataset changed.
  package enum Change: String, Sendable, Codable {
    /// A new sample was written.
    case saved
    /// The window was saved before: its sample has new boxes and keeps its id.
    case replaced
    /// The window was saved before with the same boxes: nothing was written.
    case unchanged
  }

  /// How the dataset changed.
  package let change: Change
  /// The saved sample.
  package let sample: SampleReference
  /// The number of samples of the class, including this one.
  package let total: Int
}
