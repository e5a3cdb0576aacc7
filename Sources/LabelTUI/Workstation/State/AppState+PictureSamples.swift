import Datasets
import FoundationEssentials
import Foundations
import Imaging
import Labels
import TerminalKit

/// Saving pictures as samples.
extension AppState {
  /// Performs `command` on the open picture.
  mutating func perform(_ command: SampleCommand, on picture: PictureState) -> [Job] {
    switch command {
    case .preview:
      showInfo("A sample of a picture is the picture file as it is; there is nothing to preview.")
      return []
    case .saveWindow:
      let labeled = picture.canvas.boxes.contains { $0.label != nil }
      guard labeled || picture.canvas.boxes.isEmpty else {
        let (next, type) = (keyName(.box(.next)), keyName(.box(.typeClass)))
        showError(
          "The boxes have no class yet. Press \(next) to select one, \(type) to type its class.")
        return []
      }
      guard labeled else {
        overlay = .confirmNegative
        return []
      }
      return save([PictureToSave(picture)])
    case .saveAllWindows: return saveLabeledPictures(picture)
    case .saveBoxes: return []
    }
  }

  /// Saves the open picture or the frames on the screen, which have no boxes, as negative examples.
  mutating func saveNegative() -> [Job] {
    if let pitch { return saveNegativeFrames(of: pitch) }
    return picture.map { save([PictureToSave($0)]) } ?? []
  }

  /// Saves every picture of the list that has labeled boxes.
  private mutating func saveLabeledPictures(_ picture: PictureState) -> [Job] {
    let isLabeled = picture.canvas.boxes.contains { $0.label != nil }
    let pictures = pictureEntries.compactMap { url, boxes -> PictureToSave? in
      if url == picture.url { return isLabeled ? PictureToSave(picture) : nil }
      return boxes.labels > 0 ? PictureToSave(url: url) : nil
    }
    guard !pictures.isEmpty else {
      if isLabeled { return save([PictureToSave(picture)]) }
      showError("No picture here has boxes with a class.")
      return []
    }
    return save(pictures)
  }

  private mutating func save(_ pictures: [PictureToSave]) -> [Job] {
    beginJob(.saving)
    return [.dataset(.savePictures(pictures))]
  }

  /// The pictures of the list with the numbers of their boxes.
  private var pictureEntries: [(url: URL, boxes: BoxCount)] {
    openList?.entries.compactMap { entry in
      switch entry.content {
      case .picture(_, let boxes): (entry.url, boxes)
      case .capture, .pitch, .rateUnknown, .unreadable: nil
      }
    } ?? []
  }

  /// Marks the boxes of the open picture that were saved, and reports the samples.
  mutating func handle(_ saved: SavedPictures) -> [Job] {
    classes.add(saved.classes.sorted())
    for problem in saved.problems { showWarning(problem) }
    let rest = leftOutText(of: saved)
    let failures =
      saved.problems.isEmpty
      ? "" : " · \(Quantity.count(saved.problems.count, "problem")), see the messages"
    if saved.outcomes.isEmpty, saved.problems.isEmpty {
      showError("No picture here has boxes with a class.")
    }
    if !saved.outcomes.isEmpty { showInfo(Self.sentence(about: saved.outcomes) + rest + failures) }
    for open in saved.open {
      changeCanvas(withID: open.documentID) { canvas in
        canvas.editor.markSaved(as: open.id.text, whole: open.annotations, partly: [])
      }
    }
    return Set(saved.open.map(\.documentID)).sorted().flatMap { writeLabels(documentID: $0) }
  }

  /// The boxes of the open documents that are in no sample, and why.
  private func leftOutText(of saved: SavedPictures) -> String {
    let boxes = Set(saved.open.map(\.documentID)).compactMap { canvas(withID: $0) }
      .flatMap { canvas in canvas.boxes.filter { canvas.plane.extent.layer == $0.box.layer } }
    let unlabeled = boxes.count { $0.label == nil && !$0.isUnverified }
    let proposals = boxes.count(where: \.isUnverified)
    return (unlabeled == 0 ? "" : " · \(unlabeled) without a class not saved")
      + (proposals == 0 ? "" : " · \(Quantity.count(proposals, "proposal")) not saved")
  }

  private static func sentence(about outcomes: [PictureOutcome]) -> String {
    guard outcomes.count == 1, let outcome = outcomes.first else {
      return "Saved \(Quantity.count(outcomes.count, "picture")): "
        + Self.counts(of: outcomes.map(\.change))
    }
    let boxes = outcome.boxes == 0 ? "no boxes" : Quantity.count(outcome.boxes, "box", "boxes")
    let total = "(\(Quantity.count(outcome.total, "picture")))"
    switch outcome.change {
    case .saved: return "Saved picture \(outcome.id) with \(boxes) \(total)"
    case .replaced: return "Saved picture \(outcome.id) again, with \(boxes) \(total)"
    case .unchanged: return "Picture \(outcome.id) already holds these boxes \(total)"
    }
  }
}

extension PictureToSave {
  /// The open picture `picture` with its boxes.
  fileprivate init(_ picture: PictureState) {
    url = picture.url
    open = OpenBoxes(documentID: picture.id, annotations: picture.canvas.boxes)
  }
}
