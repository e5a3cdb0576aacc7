import Datasets
import FoundationEssentials
import Radio

/// Which boxes the dataset holds. The mark in the label file does not say in which dataset its sample is,
/// so that a mark counts only when the sample was found in this one.
extension CaptureState {
  /// Whether a sample of the dataset holds `annotation` as it stands.
  func isSaved(_ annotation: Annotation) -> Bool {
    annotation.savedSample != nil && boxesInDataset?.contains(annotation.id) == true
  }

  /// Takes what the dataset says of the boxes `asked`: it holds those of `found`.
  mutating func noteInDataset(_ found: Set<UUID>, asked: Set<UUID>) {
    boxesInDataset = (boxesInDataset ?? []).subtracting(asked).union(found)
  }

  /// Takes that `sample` is not in the dataset any more.
  mutating func noteDeleted(_ sample: SampleReference) {
    let mark = sample.description
    let gone = boxes.current.filter { $0.savedSample == mark }.map(\.id)
    boxesInDataset?.subtract(gone)
  }

  /// Notes which boxes a sample now holds, in all states that can be gone back to; one that was changed
  /// meanwhile stays unsaved. States of boxes that the sample held before lose its mark.
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

extension Annotation {
  /// Whether `other` has the same edges and the same class.
  fileprivate func isSameBox(as other: Annotation?) -> Bool {
    other.map { $0.box == box && $0.label == label } ?? false
  }
}

extension AppState {
  /// Has the dataset searched for those of `annotations` that are marked as saved.
  mutating func findInDataset(_ annotations: [Annotation], captureID: Int) -> [Job] {
    let marked = annotations.filter { $0.savedSample != nil }
    guard !marked.isEmpty else {
      changeCapture(captureID) { $0.boxesInDataset = $0.boxesInDataset ?? [] }
      return []
    }
    return [.findInDataset(captureID: captureID, marked)]
  }
}
