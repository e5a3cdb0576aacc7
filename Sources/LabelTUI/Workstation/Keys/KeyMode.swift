/// What the keys mean: one mode at a time.
enum KeyMode: String, CaseIterable, Sendable {
  case list, capture, drawing, selected, editing, review, preview, overlay

  /// What a digit means: one thing in each mode.
  enum Digits: Sendable {
    /// How often the next command is done.
    case count
    /// The class of the box that is drawn or chosen.
    case classes
    case nothing
  }

  /// What digits mean in this mode.
  var digits: Digits {
    switch self {
    case .list, .capture, .review, .overlay: .count
    case .drawing, .selected, .editing: .classes
    case .preview: .nothing
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
