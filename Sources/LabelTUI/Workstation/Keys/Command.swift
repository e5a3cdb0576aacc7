import TerminalKit

/// What a key asks for. Each group is handled by one function of `AppState`, in the file of that name.
enum Command: Hashable, Sendable {
  case application(ApplicationCommand)
  case list(ListCommand)
  case view(ViewCommand)
  case display(DisplayCommand)
  case analysis(AnalysisCommand)
  case picture(PictureCommand)
  case box(BoxCommand)
  case sample(SampleCommand)
  case review(ReviewCommand)
  case overlay(OverlayCommand)
  case question(QuestionCommand)
  case prompt(PromptCommand)
}

/// What can be asked for on every screen.
enum ApplicationCommand: Hashable, Sendable {
  /// Leaves what fills the screen; quits from the first screen.
  case close
  case quit, help, messages, suspend, redraw, cancelJob
  /// Goes to the review of the dataset.
  case review
  case export
}

/// A step through lines.
enum LineStep: Hashable, Sendable { case next, previous, nextPage, previousPage, first, last }

/// The list of documents.
enum ListCommand: Hashable, Sendable {
  case select(LineStep)
  case open, reload
}

/// The crosshair and the view of any document.
enum ViewCommand: Hashable, Sendable {
  /// Moves the crosshair, or the selected part of a box.
  case move(Direction, cells: Int)
  /// Moves the view by pages.
  case pan(Direction)
  /// Moves the view by a cell.
  case scroll(Direction)
  case goToStart, goToEnd, center
  /// Asks for a place to go to.
  case goTo
  case zoom(Axis, in: Bool)
  case zoomToBox, fit, previousView
  /// Reads what was added to the document's file.
  case reload
}

/// The axes of a document.
enum Axis: Hashable, Sendable { case x, y }

/// How pictures are drawn, of any kind.
enum DisplayCommand: Hashable, Sendable { case nextColorMap, nextPictureStyle }

/// How the spectrogram of a capture is computed and colored, and what is shown around it.
enum AnalysisCommand: Hashable, Sendable {
  case floor(up: Bool)
  case range(wider: Bool)
  case automaticLevels
  case toggleMean, nextWindow, automaticFFTSize
  case fftSize(larger: Bool)
  case toggleSpectrum, toggleTimeInstruments
}

/// Pictures, one after the other.
enum PictureCommand: Hashable, Sendable {
  case next, previous
  /// Shows a pixel of the picture as a dot of the screen.
  case actualSize
}

/// Drawing, selecting and changing boxes, in any document.
enum BoxCommand: Hashable, Sendable {
  /// Starts a box at the crosshair.
  case anchor
  /// Finishes the drawn box with the current class.
  case commit
  case cancel, otherCorner, otherSide
  /// Gives the drawn or selected box the class of a digit, 1...9.
  case classDigit(Int)
  /// Asks for the class of the drawn or selected box.
  case typeClass
  case nextPart, duplicate, delete, next, previous, nextHere, undo, redo
}

/// Saving training samples.
enum SampleCommand: Hashable, Sendable {
  /// Shows the window under the crosshair as training sees it, and goes back from there.
  case preview
  case saveWindow, saveAllWindows
}

/// The review of saved samples.
enum ReviewCommand: Hashable, Sendable { case good, bad, skip, next, previous, delete }

/// A text over the screen.
enum OverlayCommand: Hashable, Sendable {
  case scroll(LineStep)
  case close
}

/// Answers to a question.
enum QuestionCommand: Hashable, Sendable { case yes, no }

/// A line that is being typed; all other keys are text.
enum PromptCommand: Hashable, Sendable { case accept, cancel, deleteLast, deleteAll }
