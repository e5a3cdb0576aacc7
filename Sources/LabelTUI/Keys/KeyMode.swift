/// What the keys mean: one mode at a time.
enum KeyMode: String, CaseIterable, Sendable {
  case list, capture, drawing, selected, editing, review, preview, overlay

  /// Whether digits are a count; elsewhere they choose a class.
  var takesCounts: Bool {
    switch self {
    case .list, .capture, .review, .preview, .overlay: true
    case .drawing, .selected, .editing: false
    }
  }

  /// The name in the status line and over the help's tables.
  var title: String {
    switch self {
    case .list: "CAPTURES"
    case .capture: "VIEW"
    case .drawing: "DRAW"
    case .selected: "BOX"
    case .editing: "EDIT"
    case .review: "REVIEW"
    case .preview: "TRAIN"
    case .overlay: "HELP"
    }
  }
}
