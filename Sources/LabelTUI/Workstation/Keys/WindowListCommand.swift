/// Commands on the list of sample windows.
enum WindowListCommand: Hashable, Sendable {
  case select(LineStep)
  /// Goes to the selected window in its capture.
  case open
  /// Saves the boxes of the selected window.
  case save
  /// Reads the dataset again.
  case reload
}
