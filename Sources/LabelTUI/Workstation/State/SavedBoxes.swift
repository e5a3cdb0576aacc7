import Datasets
import FoundationEssentials
import Labels
import Radio

/// The boxes of one class of a window that were saved in a sample.
struct SavedBoxes: Equatable, Sendable {
  var outcome: SaveOutcome
  /// Boxes that the saved windows contain completely.
  var annotations: [Annotation]
  /// Boxes of which the sample contains a part, and whose other parts were not saved.
  var partly: [Annotation] = []
}
