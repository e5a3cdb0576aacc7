/// What the mouse can do in a document.
enum MouseGesture: CaseIterable, Hashable, Sendable {
  case drag, dragSelected, click, doubleClick, rightClick, wheel, controlWheel, tiltWheel, clickMap

  /// The name of the gesture in the help.
  var name: String {
    switch self {
    case .drag: "drag"
    case .dragSelected: "drag on box"
    case .click: "click"
    case .doubleClick: "double click"
    case .rightClick: "right click"
    case .wheel: "wheel"
    case .controlWheel: "^ wheel"
    case .tiltWheel: "tilt wheel"
    case .clickMap: "click on map"
    }
  }

  /// The effect of the gesture, for the help; nil if it has none on `document`.
  func title(on document: DocumentKind) -> String? {
    switch (self, document) {
    case (.drag, _): "draw a box"
    case (.dragSelected, _): "move or resize the selected box"
    case (.click, _): "select the box there"
    case (.doubleClick, .capture), (.doubleClick, .picture), (.doubleClick, .pitch):
      "draw a box around what is there"
    case (.doubleClick, .sample): nil
    case (.rightClick, _): "cancel or deselect the box"
    case (.wheel, .capture): "zoom in time"
    case (.wheel, .picture), (.wheel, .pitch), (.wheel, .sample): "zoom"
    case (.controlWheel, .capture): "zoom in frequency"
    case (.controlWheel, .picture), (.controlWheel, .pitch): nil
    case (.controlWheel, .sample): "zoom in the second axis"
    case (.tiltWheel, _): "move the view left or right"
    case (.clickMap, .capture): "go to that time"
    case (.clickMap, .pitch): "go to that frame of the timeline"
    case (.clickMap, .picture), (.clickMap, .sample): nil
    }
  }
}
