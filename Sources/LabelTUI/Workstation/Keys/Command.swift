import TerminalKit

/// What a key asks for.
package enum Command: Hashable, Sendable {
  package typealias Direction = TerminalKit.Direction

  // Everywhere.
  case close, quit, help, messages, suspend, redraw, cancelJob, review, export
  // The capture list and overlays.
  case selectNext, selectPrevious, selectNextPage, selectPreviousPage, selectFirst, selectLast
  case open, reload
  // The crosshair and the view.
  case move(Direction, cells: Int)
  case pan(Direction)
  case scroll(Direction)
  case goToStart, goToEnd, centerView, goTo
  case zoomTime(in: Bool)
  case zoomFrequency(in: Bool)
  case zoomToBox, fit, previousView
  // Levels and colors.
  case floor(up: Bool)
  case range(wider: Bool)
  case automaticLevels, nextColorMap
  // How the picture is computed and drawn.
  case toggleMean, nextWindow, automaticFFTSize, nextPictureStyle
  case fftSize(larger: Bool)
  case toggleSpectrum, toggleTimeInstruments
  // Boxes.
  case anchor, commit, cancel, otherCorner, otherSide
  case classDigit(Int)
  case nextGrip, label, duplicate, delete, nextBox, previousBox, nextBoxHere
  case undo, redo
  // Samples.
  case preview, saveWindow, saveAllWindows
  // Reviews.
  case good, bad, skip, nextSample, previousSample, deleteSample
}
