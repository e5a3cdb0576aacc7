import Datasets
import FoundationEssentials
import Labels
import Radio

/// Which boxes the dataset holds. The mark in the label file does not name the dataset of its sample, so a
/// mark counts only when the sample was found in the open dataset.
extension BoxEditor {
  /// Whether a sample of the dataset holds `annotation` as it is now.
  func isSaved(_ annotation: Annotation) -> Bool {
    annotation.savedSample != nil && boxesInDataset?.contains(annotation.id) == true
  }

  /// Notes that of the boxes `asked` the dataset holds those of `found`.
  mutating func noteInDataset(_ found: Set<UUID>, asked: Set<UUID>) {
    boxesInDataset = (boxesInDataset ?? []).subtracting(asked).union(found)
  }

  /// Notes that `sample` is not in the dataset any more.
  mutating func noteDeleted(_ sample: SampleReference) {
    let mark = sample.description
    let gone = boxes.current.filter { $0.savedSample == mark }.map(\.id)
    boxesInDataset?.subtract(gone)
  }

  /// Notes which boxes a sample now holds, in all states of the history; a box that was changed meanwhile
  /// stays unsaved. States of boxes that the sample held before lose its mark.
  mutating func markSaved(_ saved: SavedBoxes) {
    let mark = saved.outcome.sample.description
    let whole = Self.byID(saved.annotations)
    let partly = Self.byID(saved.partly)
    boxes.amend { annotations in
      for index in annotations.indices {
        let annotation = annotations[index]
        if annotation.isSameBox(as: whole[annotation.id]) {
          annotations[index].savedSample = mark
        } else if annotation.savedSample == mark,
          !annotation.isSameBox(as: partly[annotation.id])
        {
          annotations[index].savedSample = nil
        }
      }
    }
    boxesInDataset = (boxesInDataset ?? []).union(whole.keys)
  }

  private static func byID(_ annotations: [Annotation]) -> [UUID: Annotation] {
    Dictionary(annotations.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  }
}
