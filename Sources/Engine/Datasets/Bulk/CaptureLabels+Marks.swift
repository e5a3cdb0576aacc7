import FoundationEssentials
import Labels
import Radio

extension CaptureLabels {
  /// Marks the boxes on disk with their samples according to `plan`, if they have not changed since they were
  /// saved. Writes nothing if nothing changes.
  func write(_ marks: CaptureMarks, of plan: CapturePlan) throws -> LabelWriteReport {
    let saved = Dictionary(
      plan.boxes.map { ($0.annotation.id, $0.annotation) }, uniquingKeysWith: { $1 })
    var annotations = load().annotations
    if let problem { throw problem }
    var isChanged = false
    for index in annotations.indices {
      let annotation = annotations[index]
      guard annotation.isSameBox(as: saved[annotation.id]),
        let sample = marks.sample(of: annotation)?.description,
        annotation.savedSample != sample
      else { continue }
      annotations[index].savedSample = sample
      isChanged = true
    }
    return isChanged ? try write(LabelRevision(annotations)) : LabelWriteReport()
  }
}
