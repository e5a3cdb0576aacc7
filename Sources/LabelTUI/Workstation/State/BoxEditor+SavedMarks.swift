import Datasets
import FoundationEssentials
import Labels
import Radio

/// Which boxes the dataset contains. A mark in a label file does not name its dataset, so a mark counts only
/// if the sample was found in the open dataset.
extension BoxEditor {
  /// Whether a sample of the dataset contains `annotation` unchanged.
  func isSaved(_ annotation: Annotation) -> Bool {
    annotation.savedSample != nil && boxesInDataset?.contains(annotation.id) == true
  }

  /// Notes that of the boxes `asked`, the dataset contains `found` and no others.
  mutating func noteInDataset(_ found: Set<UUID>, asked: Set<UUID>) {
    boxesInDataset = (boxesInDataset ?? []).subtracting(asked).union(found)
  }

  /// Notes that `sample` is no longer in the dataset.
  mutating func noteDeleted(_ sample: SampleKey) {
    let mark = sample.description
    let gone = boxes.current.filter { $0.savedSample == mark }.map(\.id)
    boxesInDataset?.subtract(gone)
  }

  /// Marks the boxes that were saved in a sample, in all states of the history. A box that changed after the
  /// save is not marked. Other boxes lose the mark of this sample.
  mutating func markSaved(_ saved: SavedBoxes) {
    markSaved(
      as: saved.outcome.sample.description, whole: saved.annotations, partly: saved.partly)
  }

  /// Marks the boxes `whole` with the sample `mark`, which contains parts of the boxes `partly`.
  mutating func markSaved(as mark: String, whole: [Annotation], partly: [Annotation]) {
    let whole = Self.byID(whole)
    boxes.amend(.saved(mark: mark, whole: whole, partly: Self.byID(partly)))
    boxesInDataset = (boxesInDataset ?? []).union(whole.keys)
  }

  private static func byID(_ annotations: [Annotation]) -> [UUID: Annotation] {
    Dictionary(annotations.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }
}
