/// Access to the place that fills the screen, and to one that lies below.
extension AppState {
  /// The open capture, while it fills the screen.
  package var capture: CaptureState? {
    get {
      guard case .capture(let capture) = place else { return nil }
      return capture
    }
    set {
      if let newValue, case .capture = place { place = .capture(newValue) }
    }
  }

  /// The capture list, while it fills the screen.
  var list: CaptureListState? {
    get {
      guard case .list(let list) = place else { return nil }
      return list
    }
    set {
      if let newValue, case .list = place { place = .list(newValue) }
    }
  }

  /// The review, while it fills the screen.
  var review: ReviewState? {
    get {
      guard case .review(let review) = place else { return nil }
      return review
    }
    set {
      if let newValue, case .review = place { place = .review(newValue) }
    }
  }

  /// Changes the review in place, while it fills the screen: a copy of it would cost as much as it has samples.
  mutating func changeReview(_ change: (inout ReviewState) -> Void) {
    guard case .review(var review) = place else { return }
    place = .list(CaptureListState())
    change(&review)
    place = .review(review)
  }

  /// Changes the capture list, on the screen or below.
  mutating func changeList(_ change: (inout CaptureListState) -> Void) {
    if var list {
      change(&list)
      self.list = list
      return
    }
    for index in placesBelow.indices {
      if case .list(var list) = placesBelow[index] {
        change(&list)
        placesBelow[index] = .list(list)
      }
    }
  }

  /// Goes to `newPlace`, from which `q` leads back here.
  mutating func enter(_ newPlace: Place) {
    placesBelow.append(place)
    place = newPlace
  }

  /// Changes the open capture `id`, on the screen or below; nothing when it is closed.
  mutating func changeCapture(_ id: Int, _ change: (inout CaptureState) -> Void) {
    if var capture, capture.id == id {
      change(&capture)
      self.capture = capture
      return
    }
    for index in placesBelow.indices {
      if case .capture(var capture) = placesBelow[index], capture.id == id {
        change(&capture)
        placesBelow[index] = .capture(capture)
      }
    }
  }

  /// Changes all open captures, on the screen and below.
  mutating func changeCaptures(_ change: (inout CaptureState) -> Void) {
    for case .capture(let open) in [place] + placesBelow { changeCapture(open.id, change) }
  }

  /// Whether the capture `id` is open, on the screen or below.
  func capture(withID id: Int) -> CaptureState? {
    for case .capture(let capture) in [place] + placesBelow where capture.id == id {
      return capture
    }
    return nil
  }
}
