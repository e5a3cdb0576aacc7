/// Commands on the list of boxes.
enum BoxListCommand: Hashable, Sendable {
  case select(LineStep)
  /// Goes to the selected box in its document.
  case open
  case delete, undo
  /// Asks for the boxes to list.
  case filter
  /// Lists all boxes again; closes the list if it lists all.
  case clear
  case nextOrder
}
