import Datasets
import FoundationEssentials
import Labels
import Radio

/// The boxes of one class of a window that a sample now holds.
struct SavedBoxes: Equatable, Sendable {
  var outcome: SaveOutcome
  var annotations: [Annotation]
  /// Boxes that the sample holds a part of, and whose other parts were not saved.
  var partly: [Annotation] = []
}
