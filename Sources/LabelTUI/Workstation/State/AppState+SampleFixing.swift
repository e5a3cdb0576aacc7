import Datasets
import Foundations

/// Fixing the boxes of a sample where the review found them wrong.
extension AppState {
  /// Opens the sample on the screen with the keys of documents.
  mutating func fixBoxes() -> [Job] {
    guard let review, review.pending == nil, let shown = review.shown,
      shown.key == review.current, !review.isGrid
    else { return [] }
    if shown.isNegative {
      showError(
        "This window was saved without boxes. Draw boxes in its capture and save it there: they take its place."
      )
      return []
    }
    enter(.document(.sample(shown)))
    return []
  }

  /// Requests that the fixed boxes are saved, as the next revision of the sample; returns to the review if
  /// nothing was changed.
  mutating func saveFixedBoxes() -> [Job] {
    guard let sample, jobs[.fixing] == nil else { return [] }
    guard sample.isChanged else {
      showInfo("No box was changed.")
      return leavePlace()
    }
    guard sample.classlessCount == 0 else {
      let (next, type) = (keyName(.box(.next)), keyName(.box(.typeClass)))
      showError(
        "\(Quantity.count(sample.classlessCount, "box", "boxes")) without a class: press \(next) to select "
          + "one, \(type) to type its class.")
      return []
    }
    beginJob(.fixing)
    return [
      .dataset(
        .replaceBoxes(sample.key, sample.editedBoxes, revision: sample.sample.content.revision))
    ]
  }

  /// Handles fixed boxes that are on disk: shows the sample in the review again.
  mutating func handle(fixed content: SampleContent) -> [Job] {
    if let sample, sample.key == content.key { _ = leavePlace() }
    changeReview { review in
      review.note(fixed: content)
      if review.shown?.key == content.key { review.shown = nil }
    }
    showInfo(
      "Saved \(content.key) with \(Quantity.count(content.boxes.count, "box", "boxes")) as revision "
        + "\(content.revision). Earlier verdicts on it count no more.")
    return loadSample()
  }

  /// Whether boxes of the document on the screen can have the class `name`; shows an error if not.
  mutating func allowsClass(_ name: String) -> Bool {
    if capture != nil, name == SignalName.negative.text {
      showError(
        "\(name) is the name of windows without boxes. Choose another class, or press "
          + "\(keyName(.exchange(.saveNegative))) to save such a window.")
      return false
    }
    guard let only = sample?.onlyClass, only != name else { return true }
    showError(
      "All boxes of this sample have the class \(VisibleText.of(only)). Press "
        + "\(keyName(.box(.delete))) to delete a box of another class.")
    return false
  }
}
