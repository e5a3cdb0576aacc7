/// These functions move the place out of its variable to change it: a second reference to its arrays would
/// make every change copy them.
extension AppState.Place {
  /// The value of a variable while its place is being changed.
  static let none = AppState.Place.list(ListState())

  var document: Document? {
    switch self {
    case .document(let document): document
    case .list, .review, .dashboard, .boxList, .windowList, .datasets, .preview: nil
    }
  }

  var capture: CaptureState? {
    switch self {
    case .document(.capture(let capture)): capture
    case .document(.picture), .document(.pitch), .document(.sample), .list, .review, .dashboard,
      .boxList, .windowList, .datasets, .preview:
      nil
    }
  }

  var pitch: PitchState? {
    switch self {
    case .document(.pitch(let pitch)): pitch
    case .document(.capture), .document(.picture), .document(.sample), .list, .review, .dashboard,
      .boxList, .windowList, .datasets, .preview:
      nil
    }
  }

  var picture: PictureState? {
    switch self {
    case .document(.picture(let picture)): picture
    case .document(.capture), .document(.pitch), .document(.sample), .list, .review, .dashboard,
      .boxList, .windowList, .datasets, .preview:
      nil
    }
  }

  var sample: SampleState? {
    switch self {
    case .document(.sample(let sample)): sample
    case .document(.capture), .document(.picture), .document(.pitch), .list, .review, .dashboard,
      .boxList, .windowList, .datasets, .preview:
      nil
    }
  }

  var list: ListState? {
    switch self {
    case .list(let list): list
    case .document, .review, .dashboard, .boxList, .windowList, .datasets, .preview: nil
    }
  }

  var review: ReviewState? {
    switch self {
    case .review(let review): review
    case .document, .list, .dashboard, .boxList, .windowList, .datasets, .preview: nil
    }
  }

  @discardableResult
  mutating func changeCanvas<Result>(_ change: (inout Canvas) -> Result) -> Result? {
    // A switch over the place itself would hold a second reference to it during the change.
    let kind = document?.kind
    switch kind {
    case .capture: return changeCapture { change(&$0.canvas) }
    case .picture: return changePicture { change(&$0.canvas) }
    case .pitch: return changePitch { change(&$0.canvas) }
    case .sample: return changeSample { change(&$0.canvas) }
    case nil: return nil
    }
  }

  mutating func changeCapture<Result>(
    _ change: (inout CaptureState) -> Result
  ) -> Result? {
    guard case .document(.capture(var capture)) = self else { return nil }
    self = .none
    defer { self = .document(.capture(capture)) }
    return change(&capture)
  }

  private mutating func changePicture<Result>(
    _ change: (inout PictureState) -> Result
  ) -> Result? {
    guard case .document(.picture(var picture)) = self else { return nil }
    self = .none
    defer { self = .document(.picture(picture)) }
    return change(&picture)
  }

  @discardableResult
  mutating func changePitch<Result>(
    _ change: (inout PitchState) -> Result
  ) -> Result? {
    guard case .document(.pitch(var pitch)) = self else { return nil }
    self = .none
    defer { self = .document(.pitch(pitch)) }
    return change(&pitch)
  }

  private mutating func changeSample<Result>(
    _ change: (inout SampleState) -> Result
  ) -> Result? {
    guard case .document(.sample(var sample)) = self else { return nil }
    self = .none
    defer { self = .document(.sample(sample)) }
    return change(&sample)
  }

  mutating func changeCanvases(
    of kind: DocumentKind, _ change: (inout Canvas) -> Void
  ) {
    if document?.kind == kind { changeCanvas(change) }
    guard kind == .sample else { return }
    changeReview { review in
      if var shown = review.shown.take() {
        change(&shown.canvas)
        review.shown = shown
      }
    }
  }

  mutating func changeDashboard(_ change: (inout DashboardState) -> Void) {
    guard case .dashboard(var dashboard) = self else { return }
    self = .none
    change(&dashboard)
    self = .dashboard(dashboard)
  }

  mutating func changeList(_ change: (inout ListState) -> Void) {
    guard case .list(var list) = self else { return }
    self = .none
    change(&list)
    self = .list(list)
  }

  @discardableResult
  mutating func changeReview<Result>(
    _ change: (inout ReviewState) -> Result
  ) -> Result? {
    guard case .review(var review) = self else { return nil }
    self = .none
    defer { self = .review(review) }
    return change(&review)
  }
}
