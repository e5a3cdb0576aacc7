/// Access to the place on the screen and to those below it. Properties read values. Functions with a closure
/// change them in place, so that nothing is copied and no change is lost.
extension AppState {
  /// The document that fills the screen.
  var document: Document? { place.document }

  /// The canvas of the document that fills the screen.
  var canvas: Canvas? { place.document?.canvas }

  /// The capture that fills the screen.
  var capture: CaptureState? { place.capture }

  /// The picture that fills the screen.
  var picture: PictureState? { place.picture }

  /// The pitch that fills the screen.
  var pitch: PitchState? { place.pitch }

  /// The list, while it fills the screen.
  var list: ListState? { place.list }

  /// The list, on the screen or below.
  var openList: ListState? { place.list ?? placesBelow.lazy.compactMap(\.list).first }

  /// The sample whose boxes are being fixed, while it fills the screen.
  var sample: SampleState? { place.sample }

  /// The review, while it fills the screen.
  var review: ReviewState? { place.review }

  /// The review, on the screen or below.
  var openReview: ReviewState? {
    place.review ?? placesBelow.reversed().lazy.compactMap(\.review).first
  }

  /// The canvases of all open documents, on the screen and below.
  var openCanvases: [Canvas] { ([place] + placesBelow).compactMap { $0.document?.canvas } }

  /// The canvas of the open document `id`, on the screen or below.
  func canvas(withID id: Int) -> Canvas? {
    ([place] + placesBelow).lazy.compactMap(\.document).first { $0.id == id }?.canvas
  }

  /// The open document `id`, on the screen or below.
  func openDocument(withID id: Int) -> Document? {
    ([place] + placesBelow).lazy.compactMap(\.document).first { $0.id == id }
  }

  /// The open capture `id`, on the screen or below.
  func capture(withID id: Int) -> CaptureState? {
    ([place] + placesBelow).lazy.compactMap(\.capture).first { $0.id == id }
  }

  /// Changes the canvas of the document that fills the screen; nil if there is none.
  @discardableResult
  mutating func changeCanvas<Result>(_ change: (inout Canvas) -> Result) -> Result? {
    place.changeCanvas(change)
  }

  /// Changes the capture that fills the screen; nil if there is none.
  @discardableResult
  mutating func changeCapture<Result>(_ change: (inout CaptureState) -> Result) -> Result? {
    place.changeCapture(change)
  }

  /// Changes the canvas of the open document `id`, on the screen or below; nil if it is closed.
  @discardableResult
  mutating func changeCanvas<Result>(
    withID id: Int, _ change: (inout Canvas) -> Result
  ) -> Result? {
    changePlace(where: { $0.document?.id == id }, { $0.changeCanvas(change) }) ?? nil
  }

  /// Changes the open capture `id`, on the screen or below; nil if it is closed.
  @discardableResult
  mutating func changeCapture<Result>(
    withID id: Int, _ change: (inout CaptureState) -> Result
  ) -> Result? {
    changePlace(where: { $0.capture?.id == id }, { $0.changeCapture(change) }) ?? nil
  }

  /// Changes the pitch that fills the screen; nil if there is none.
  @discardableResult
  mutating func changePitch<Result>(_ change: (inout PitchState) -> Result) -> Result? {
    place.changePitch(change)
  }

  /// Changes the open pitch `id`, on the screen or below; nil if it is closed.
  @discardableResult
  mutating func changePitch<Result>(
    withID id: Int, _ change: (inout PitchState) -> Result
  ) -> Result? {
    changePlace(where: { $0.pitch?.id == id }, { $0.changePitch(change) }) ?? nil
  }

  /// Changes the canvases of all open documents, on the screen and below.
  mutating func changeCanvases(_ change: (inout Canvas) -> Void) {
    place.changeCanvas(change)
    for index in placesBelow.indices { placesBelow[index].changeCanvas(change) }
  }

  /// Changes the canvases of all open documents of `kind`, on the screen and below. The sample that a review
  /// shows counts as a document.
  mutating func changeCanvases(of kind: DocumentKind, _ change: (inout Canvas) -> Void) {
    place.changeCanvases(of: kind, change)
    for index in placesBelow.indices { placesBelow[index].changeCanvases(of: kind, change) }
  }

  /// Changes the review, on the screen or below; nil if there is none.
  @discardableResult
  mutating func changeReview<Result>(_ change: (inout ReviewState) -> Result) -> Result? {
    changePlace(where: { $0.review != nil }, { $0.changeReview(change) }) ?? nil
  }

  /// Changes the dashboard, on the screen or below.
  mutating func changeDashboard(_ change: (inout DashboardState) -> Void) {
    changePlace(
      where: { if case .dashboard = $0 { true } else { false } }, { $0.changeDashboard(change) })
  }

  /// Changes the list, on the screen or below.
  mutating func changeList(_ change: (inout ListState) -> Void) {
    changePlace(where: { $0.list != nil }, { $0.changeList(change) })
  }

  /// Changes the preview, while it fills the screen.
  mutating func changePreview(_ change: (inout PreviewState) -> Void) {
    guard case .preview(var preview) = place else { return }
    place = .none
    change(&preview)
    place = .preview(preview)
  }

  /// Shows `newPlace`; closing it returns to the current place.
  mutating func enter(_ newPlace: Place) {
    placesBelow.append(place)
    place = newPlace
  }

  /// Changes the first place that `matches`, from the screen down; nil if there is none.
  @discardableResult
  mutating func changePlace<Result>(
    where matches: (Place) -> Bool, _ change: (inout Place) -> Result
  ) -> Result? {
    if matches(place) { return change(&place) }
    guard let index = placesBelow.firstIndex(where: matches) else { return nil }
    return change(&placesBelow[index])
  }
}
