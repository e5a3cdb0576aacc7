/// Commands that list, copy, export and import the boxes of a document, and those on its windows.
enum ExchangeCommand: Hashable, Sendable {
  /// Asks for the file.
  case exportBoxes, importBoxes
  /// Asks for the file to write the selected box to, as a capture of its own.
  case extractBox
  /// Copies the measurements of the selected box to the clipboard.
  case copyMeasurements
  case listBoxes, listWindows
  /// Saves a window with the selected box or the crosshair in its middle.
  case saveCentered
  /// Saves the window, picture or frame as one without boxes.
  case saveNegative
}
