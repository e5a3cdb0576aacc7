import Datasets
import FoundationEssentials
import Foundations
import Imaging
import Labels
import Pitches

/// Saves frames of a pitch with their boxes as samples.
struct FrameSaver: Sendable {
  let store: PictureStore
  let pitch: OpenPitch
  let documentID: Int
  let places: [FrameLayout.Place]
  /// All boxes on these frames.
  let annotations: [Annotation]

  /// Saves the frames in order. A frame that cannot be decoded is reported, and the others are saved.
  func run(report: ProgressReport) throws -> DatasetResult {
    let boxes = Dictionary(grouping: annotations) { pitch.layout.place(of: $0.box) }
    return try SavedPictures.collect(places, in: store, report: report) { place, saved in
      try save(place, with: boxes[place] ?? [], &saved)
    }
  }

  private func save(
    _ place: FrameLayout.Place, with annotations: [Annotation], _ saved: inout SavedPictures
  ) throws {
    let camera = pitch.cameras[place.camera]
    let labeled = annotations.filter { $0.label != nil && !$0.isUnverified }
    let draft: PictureDraft
    do {
      draft = try PictureDraft(
        data: camera.file(place.row), path: camera.name(ofRow: place.row),
        boxes: labeled.compactMap { ContentBox($0, on: pitch.layout) },
        origin: origin(of: place, labeled),
        labeler: Labeler.name)
    } catch {
      saved.problems.append("\(error)")
      return
    }
    let outcome = try store.save(
      draft, .replacing, pace: places.count > 1 ? .batch : .single)
    saved.outcomes.append(outcome)
    saved.classes.formUnion(labeled.compactMap(\.label))
    saved.open.append(
      SavedPictures.Open(documentID: documentID, id: outcome.id, annotations: labeled))
  }

  private func origin(of place: FrameLayout.Place, _ labeled: [Annotation]) -> PictureOrigin {
    PictureOrigin(
      source: pitch.pitch.name, actionType: "label",
      activeStates: Set(labeled.compactMap(\.label)).sorted(), success: true,
      attributes: pitch.facts(about: place))
  }
}
