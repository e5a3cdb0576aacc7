/// Commands that list, copy, export and import the boxes of a document, and those on its windows.
enum ExchangeCommand: Hashable, Sendable {
  /// Asks for the file.
  case exportBoxes, importBoxes
  /// Copies the measurements of the selected box to the clipboard.
  case copyMeasurements
  case listBoxes, listWindows
  /// Saves a window with the selected box or the crosshair in its middle.
  case saveCentered
  /// Saves the window, picture or frame as one without boxes.
  case saveNegative
}
