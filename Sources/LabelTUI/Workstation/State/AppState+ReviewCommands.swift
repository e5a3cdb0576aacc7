import Datasets
import TerminalKit

/// The review of saved samples: the keys.
extension AppState {
  /// Performs `command` on the review; does nothing if the review does not fill the screen.
  mutating func perform(_ command: ReviewCommand, times: Int) -> [Job] {
    guard let review else { return [] }
    switch command {
    case .good: return giveVerdict(.good, note: "")
    case .skip: return giveVerdict(.skip, note: "")
    case .flag: return giveVerdict(.flag, note: "")
    case .bad: if review.reviewable != nil { prompt = Prompt(.badNote) }
    case .undo: return takeBackVerdict()
    case .next: return goToSample(offset: times)
    case .previous: return goToSample(offset: -times)
    case .first: return goToSample(offset: -review.rows.count)
    case .last: return goToSample(offset: review.rows.count)
    case .nextUnreviewed: return goToNextUnreviewed()
    case .move(let direction): return moveInGrid(direction, times: times)
    case .page(let isNext):
      let page = reviewGrid.count * times
      return goToSample(offset: isNext ? page : -page)
    case .delete: if let current = review.current { overlay = .confirmDelete(current) }
    case .toggleGrid: return showGrid(!review.isGrid)
    case .open: return showGrid(false)
    case .fix: return fixBoxes()
    case .filter: prompt = Prompt(.filter, text: review.query.filter.text)
    case .clearFilter: return clearFilter()
    case .nextOrder: return changeQuery { $0.order = $0.order.next }
    case .toggleBlind: return changeQuery { $0.isBlind.toggle() }
    case .reload: return changeQuery { _ in }
    case .zoom(let zoomsIn): changeShown { $0.zoom(in: zoomsIn, times: times) }
    case .pan(let direction): changeShown { $0.scroll(direction, cells: 4 * times) }
    case .fit: changeShown { $0.fit() }
    }
    return []
  }

  /// The layout of the grid of thumbnails.
  var reviewGrid: ReviewGridLayout { ReviewGridLayout(size: size) }

  // MARK: Verdicts

  /// Requests that the review of the sample on the screen is recorded.
  mutating func giveVerdict(_ status: ReviewStatus, note: String) -> [Job] {
    guard let (content, reviews) = review?.reviewable, let row = review?.currentRow else {
      return []
    }
    let own = reviews.last { $0.reviewer == reviewer && $0.counts(forRevision: content.revision) }
    let step = ReviewState.VerdictStep(
      key: content.key, revision: content.revision, own: own, verdict: row.verdict)
    changeReview {
      $0.pending = ReviewState.PendingVerdict(step: step, takesBack: false)
    }
    return [
      .dataset(
        .review(
          content.key, status, note: note, revision: content.revision,
          boxes: content.boxes.map(ReviewedBox.init)))
    ]
  }

  /// Takes back the last verdict of this review: the reviewer's verdict before it is written again.
  private mutating func takeBackVerdict() -> [Job] {
    guard let review, review.pending == nil else { return [] }
    guard let step = review.steps.last else {
      showInfo("No verdict of this review to take back.")
      return []
    }
    changeReview { $0.pending = ReviewState.PendingVerdict(step: step, takesBack: true) }
    return [
      .dataset(
        .review(
          step.key, step.own?.status ?? .unreviewed, note: step.own?.notes ?? "",
          revision: step.revision, boxes: step.own?.boxes))
    ]
  }

  // MARK: Moving

  private mutating func goToSample(offset: Int) -> [Job] {
    changeReview { $0.move(by: offset) } == true ? loadSample() : []
  }

  private mutating func goToNextUnreviewed() -> [Job] {
    guard changeReview({ $0.goToNextUnreviewed() }) == true else {
      showInfo("All of these samples are reviewed.")
      return []
    }
    return loadSample()
  }

  private mutating func moveInGrid(_ direction: Direction, times: Int) -> [Job] {
    let columns = reviewGrid.columns
    switch direction {
    case .left: return goToSample(offset: -times)
    case .right: return goToSample(offset: times)
    case .up: return goToSample(offset: -columns * times)
    case .down: return goToSample(offset: columns * times)
    }
  }

  private mutating func showGrid(_ isGrid: Bool) -> [Job] {
    changeReview { $0.isGrid = isGrid }
    return loadSample()
  }

  private mutating func changeShown(_ change: (inout Plane) -> Void) {
    changeReview { review in
      guard review.shown?.key == review.current else { return }
      if var plane = review.shown?.canvas.plane {
        change(&plane)
        review.shown?.canvas.plane = plane
      }
    }
  }

  // MARK: Filters

  /// Reviews the samples that the typed filter selects. Asks again if it is not valid.
  mutating func filterSamples(_ typed: String) -> [Job] {
    do throws(SampleFilterError) {
      let filter = try SampleFilter(parsing: typed)
      return changeQuery { $0.filter = filter }
    } catch {
      showError("\(error)")
      prompt = Prompt(.filter, text: typed)
      return []
    }
  }

  private mutating func clearFilter() -> [Job] {
    guard let review, review.query.filter != SampleFilter() else { return [] }
    return changeQuery { $0.filter = SampleFilter() }
  }

  /// Changes the query by `change`, and requests its samples.
  mutating func changeQuery(_ change: (inout SampleQuery) -> Void) -> [Job] {
    let query = changeReview { review in
      change(&review.query)
      review.isLoading = true
      return review.query
    }
    return query.map { [.dataset(.findSamples($0))] } ?? []
  }
}

extension Plane {
  /// Zooms both axes around the middle of the view.
  fileprivate mutating func zoom(in zoomsIn: Bool, times: Int) {
    pointCrosshair(column: viewport.size.width / 2, row: viewport.size.height / 2)
    zoom(.x, in: zoomsIn, times: times)
    if viewport.kind == .separateAxes { zoom(.y, in: zoomsIn, times: times) }
  }
}
