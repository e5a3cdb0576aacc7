import Datasets
import Foundations
import TerminalKit

/// The review of saved samples: results of jobs.
extension AppState {
  /// Requests that the current sample is read, or shows it if it was read in advance.
  mutating func loadSample() -> [Job] {
    guard let review = openReview, let current = review.current, !review.isGrid else { return [] }
    changeReview { $0.failure = nil }
    if review.shown?.key == current { return readAhead() }
    if let ahead = review.ahead, ahead.key == current { return show(ahead) }
    return [.dataset(.loadSample(current))]
  }

  /// Requests that the next sample is read in advance.
  private func readAhead() -> [Job] {
    guard let review = openReview, let next = review.nextKey, review.ahead?.key != next,
      next != review.current
    else { return [] }
    return [.dataset(.loadSample(next))]
  }

  /// Shows a sample that was read, or keeps it for later.
  mutating func show(_ sample: LoadedSample) -> [Job] {
    guard let review = openReview else { return [] }
    guard review.current == sample.key else {
      if review.nextKey == sample.key { changeReview { $0.ahead = sample } }
      return []
    }
    let picture = layout(of: .sample).picture
    let id = nextDocumentID
    nextDocumentID += 1
    let shown = SampleState(
      id: id, sample: sample, viewSize: Size(width: picture.width, height: picture.height),
      dots: pictureFormat.dots)
    classes.add(sample.content.classes)
    changeReview { review in
      review.shown = shown
      if review.ahead?.key == sample.key { review.ahead = nil }
    }
    return readAhead()
  }

  /// Shows why a sample cannot be read. A sample that is read in advance fails when it is shown.
  mutating func handleFailure(of key: SampleKey, reason: String) {
    changeReview { review in
      guard review.current == key else { return }
      review.shown = nil
      review.failure = reason
    }
  }

  /// Starts the review of the samples that were found, unless the user has asked for others since.
  mutating func beginReview(of list: SampleList) -> [Job] {
    guard let review = openReview, review.query == list.query else { return [] }
    let isFirst = review.rows.isEmpty && review.shown == nil
    changeReview { review in
      review.begin(list, at: isFirst ? nil : review.current)
      // Another program may have changed the sample.
      (review.shown, review.ahead) = (nil, nil)
      review.thumbnails.removeAll()
    }
    return loadSample()
  }

  /// Handles a written review: goes to the next sample without a verdict. A verdict that was taken back
  /// shows its sample again.
  mutating func handle(_ written: Review, of key: SampleKey) -> [Job] {
    let done = changeReview { review in
      let done = review.finishPending()
      review.note(written, of: key)
      review.changeRow(key) { row in
        row.verdict = done.flatMap { $0.takesBack ? $0.step.verdict : nil } ?? written.status
      }
      return done
    }
    if let done = done ?? nil, done.takesBack { return showTakenBack(key, written.status) }
    let hasMoved = changeReview { review in
      guard review.current == key else { return false }
      return review.isGrid ? review.move(by: 1) : review.goToNextUnreviewed()
    }
    congratulate()
    return hasMoved == true ? loadSample() : []
  }

  private mutating func showTakenBack(_ key: SampleKey, _ status: ReviewStatus) -> [Job] {
    changeReview { _ = $0.move(to: key) }
    showInfo(
      status == .unreviewed
        ? "Took back the verdict on \(key)." : "\(key) is \(status.rawValue) again.")
    return loadSample()
  }

  /// Says so when every sample has a verdict.
  private mutating func congratulate() {
    guard let review = openReview, !review.rows.isEmpty,
      review.reviewedCount == review.rows.count
    else { return }
    let count = review.rows.count
    let which = review.query.filter == SampleFilter() ? "" : " of this filter"
    showInfo(
      "\(count == 1 ? "The only sample\(which) is" : "All \(count) samples\(which) are") reviewed. "
        + "Press \(keyName(.application(.export))) to export the good ones.")
  }

  /// Handles a deleted sample: shows the next one.
  mutating func handleDeletion(of key: SampleKey) -> [Job] {
    showInfo("Deleted \(key).")
    changeCanvases { $0.editor.noteDeleted(key) }
    changeReview { $0.remove(key) }
    return loadSample()
  }

  /// Requests the missing thumbnails on the screen.
  mutating func requestThumbnails() -> Job? {
    guard let review, review.isGrid, !review.rows.isEmpty else { return nil }
    let layout = reviewGrid
    let first = layout.first(ofPageWith: review.index)
    let image = layout.image(0)
    let dots = thumbnailFormat.dots
    let wanted = Size(width: image.width * dots.width, height: image.height * dots.height)
    let page = review.rows[first..<min(first + layout.count, review.rows.count)].map(\.key)
    if let old = review.thumbnails.requested, old.size != wanted {
      changeReview { $0.thumbnails.removeAll() }
    }
    let missing = page.filter { key in
      openReview?.thumbnails[key] == nil && openReview?.thumbnails.failure(of: key) == nil
    }
    let request = ThumbnailRequest(keys: missing, size: wanted)
    guard !missing.isEmpty,
      openReview?.thumbnails.requested.map({ old in
        old.size == wanted && Set(missing).isSubset(of: old.keys)
      }) != true
    else { return nil }
    changeReview { $0.thumbnails.requested = request }
    return .dataset(.thumbnails(request))
  }

  /// Thumbnails are always glyphs: a screen shows at most one picture of pixels.
  var thumbnailFormat: PictureFormat {
    pictureFormat.cellSize == nil ? pictureFormat : .halfBlocks
  }
}
