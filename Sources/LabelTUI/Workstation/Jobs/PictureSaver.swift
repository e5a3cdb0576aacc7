import Datasets
import FoundationEssentials
import Foundations
import Imaging
import Labels

/// Saves pictures with their boxes as samples.
struct PictureSaver: Sendable {
  let store: PictureStore
  /// The pictures and the labels of those that are not open.
  let loader: PictureLoader
  let pictures: [PictureToSave]

  /// Saves the pictures in order. A picture that cannot be read is reported, and the others are saved.
  func run(report: ProgressReport) throws -> DatasetResult {
    try SavedPictures.collect(pictures, in: store, report: report, save: save)
  }

  private func save(_ picture: PictureToSave, _ saved: inout SavedPictures) throws {
    let draft: PictureDraft
    do {
      draft = try PictureDraft(
        picture.url, boxes: [], origin: PictureOrigin(), labeler: Labeler.name)
    } catch {
      if picture.open != nil { throw error }
      saved.problems.append("\(error)")
      return
    }
    let labels = picture.open == nil ? loader.labels(of: picture.url, draft.facts) : nil
    let annotations = picture.open?.annotations ?? labels?.load().annotations ?? []
    let labeled = annotations.filter { $0.label != nil && !$0.isUnverified }
    // A closed picture without boxes was not meant.
    if labeled.isEmpty, picture.open == nil { return }
    let outcome = try store.save(
      self.draft(draft, of: picture.url, with: labeled), .replacingDrawn,
      pace: pictures.count > 1 ? .batch : .single)
    saved.outcomes.append(outcome)
    saved.classes.formUnion(labeled.compactMap(\.label))
    if let open = picture.open {
      saved.open.append(
        SavedPictures.Open(
          documentID: open.documentID, id: outcome.id, annotations: labeled))
    } else if let labels {
      mark(annotations, as: outcome.id, in: labels, &saved)
    }
  }

  /// `draft` with the boxes and the context of a labeled picture.
  private func draft(
    _ draft: PictureDraft, of url: URL, with annotations: [Annotation]
  ) -> PictureDraft {
    var draft = draft
    draft.boxes = annotations.compactMap { ContentBox($0, height: draft.facts.height) }
    draft.origin = PictureOrigin(
      source: url.lastPathComponent, actionType: "label",
      activeStates: Set(draft.boxes.map(\.className)).sorted(), success: true)
    return draft
  }

  /// Marks the boxes of a closed picture with its sample. A failure is reported: the sample is saved.
  private func mark(
    _ annotations: [Annotation], as id: SampleID, in labels: any LabelStore,
    _ saved: inout SavedPictures
  ) {
    var marked = annotations
    for index in marked.indices where marked[index].label != nil && !marked[index].isUnverified {
      marked[index].savedSample = id.text
    }
    guard marked != annotations else { return }
    do {
      try labels.write(LabelRevision(marked))
    } catch {
      saved.problems.append("\(error)")
    }
  }
}
