import TerminalKit

/// What a key asks for. One function of `AppState` handles each group, in the file with the group's name.
enum Command: Hashable, Sendable {
  case application(ApplicationCommand)
  case list(ListCommand)
  case view(ViewCommand)
  case display(DisplayCommand)
  case analysis(AnalysisCommand)
  case picture(PictureCommand)
  case pitch(PitchCommand)
  case box(BoxCommand)
  case edit(EditCommand)
  case classes(ClassesCommand)
  case finding(FindingCommand)
  case proposal(ProposalCommand)
  case parameter(ParameterCommand)
  case sample(SampleCommand)
  case exchange(ExchangeCommand)
  case boxList(BoxListCommand)
  case windowList(WindowListCommand)
  case datasets(DatasetsCommand)
  case review(ReviewCommand)
  case dashboard(DashboardCommand)
  case overlay(OverlayCommand)
  case question(QuestionCommand)
  case prompt(PromptCommand)
  case comfort(ComfortCommand)
}

/// Commands on every screen.
enum ApplicationCommand: Hashable, Sendable {
  /// Closes the current place; quits from the first one.
  case close
  case quit, help, messages, suspend, redraw, cancelJob
  /// Goes to the review of the dataset.
  case review
  /// Shows the figures of the dataset.
  case dashboard
  /// Lists the generated datasets in the folders that were opened.
  case datasets
  case export
}

/// A step through lines.
enum LineStep: Hashable, Sendable { case next, previous, nextPage, previousPage, first, last }

/// Commands on the list of documents.
enum ListCommand: Hashable, Sendable {
  case select(LineStep)
  case open, reload
  /// Sorts by the next order.
  case nextOrder
}

/// Commands on the crosshair and the view of any document.
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
  /// Reads the data that were added to the document's file.
  case reload
}

/// The axes of a document.
enum Axis: Hashable, Sendable { case x, y }

/// Commands that change how pictures of any kind are drawn.
enum DisplayCommand: Hashable, Sendable { case nextColorMap, nextPictureStyle }

/// Commands that change how the spectrogram of a capture is computed and colored, and what is shown around
/// it.
enum AnalysisCommand: Hashable, Sendable {
  case floor(up: Bool)
  case range(wider: Bool)
  case automaticLevels
  case toggleMean, nextWindow, automaticFFTSize
  case fftSize(larger: Bool)
  case toggleSpectrum, toggleTimeInstruments
}

/// Commands on pictures.
enum PictureCommand: Hashable, Sendable {
  case next, previous
  /// Shows a pixel of the picture as a dot of the screen.
  case actualSize
}

/// Commands on pitches.
enum PitchCommand: Hashable, Sendable {
  /// The next row of frames.
  case next, previous
  /// The next row in which a camera saw the ball.
  case nextDetection, previousDetection
  case nextKeyFrame, previousKeyFrame
  /// Shows one camera after another, then all of them.
  case nextCamera
  /// Shows or hides lines.
  case toggle(PitchLine.Kind)
  /// Adds the boxes between two rows.
  case interpolate
}

/// Commands that draw, select and change boxes in any document.
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
  /// Accepts the selected proposal, or all on the screen.
  case accept, acceptAll
}

/// Commands that mark, copy and annotate boxes in any document.
enum EditCommand: Hashable, Sendable {
  /// Marks the selected box, or all on the screen.
  case mark, markAll
  /// Copies the last box to the crosshair; or copies a box to the next sample window, or by its period.
  case repeatLast, copyToNextWindow, copyToNextPeriod
  /// Asks for the note of a box.
  case note
  /// Changes the distance by which movement keys move a box.
  case nextUnit
  /// Shows the list of classes.
  case classes
}

/// Commands on the list of classes.
enum ClassesCommand: Hashable, Sendable {
  case select(LineStep)
  /// Gives the box the selected class.
  case use
  /// Asks for another name, or for the text to search for.
  case rename, search
  /// Makes the digit choose the selected class; nil takes its digit away.
  case digit(Int?)
  case nextColor, close
}

/// Commands that find the edges of a signal or an object.
enum FindingCommand: Hashable, Sendable {
  /// Tightens the drawn or selected box to what is in it.
  case tighten
  /// Draws a box around what is at the crosshair.
  case boxHere
}

/// Commands on proposals.
enum ProposalCommand: Hashable, Sendable {
  /// Searches signals in the view, or in the whole document.
  case detect(inView: Bool)
  /// Accepts all on the screen.
  case acceptShown
  /// Asks for the least confidence of those to accept.
  case acceptAbove
  /// Deletes all on the screen.
  case rejectShown
  /// Shows the parameters of the detector.
  case parameters
  /// Selects the least certain one.
  case nextUncertain
}

/// Commands on the parameters of the detector.
enum ParameterCommand: Hashable, Sendable {
  case next, previous
  /// Changes the value by a step.
  case change(up: Bool)
  /// Asks for the value.
  case type
  /// Sets one value, or all, to the default.
  case reset, resetAll
  /// Chooses another detector.
  case nextDetector
  case close
}

/// Commands that save training samples.
enum SampleCommand: Hashable, Sendable {
  /// Shows the image of the window under the crosshair, or closes it.
  case preview
  case saveWindow, saveAllWindows
  /// Saves the fixed boxes of the sample on the screen.
  case saveBoxes
}

/// Commands on the review of saved samples.
enum ReviewCommand: Hashable, Sendable {
  case good, bad, skip, flag
  /// Takes the last verdict back.
  case undo
  case next, previous, first, last, nextUnreviewed
  /// Moves in the grid of thumbnails.
  case move(Direction)
  case page(next: Bool)
  case delete
  case toggleGrid
  /// Shows the selected thumbnail as one sample.
  case open
  /// Opens the sample to change its boxes.
  case fix
  /// Asks for the samples to review.
  case filter
  case clearFilter, nextOrder
  /// Shows only the reviewer's own verdicts, or those of all.
  case toggleBlind
  /// Reads the list again.
  case reload
  case zoom(in: Bool)
  case pan(Direction)
  case fit
}

/// Commands on the figures of the dataset.
enum DashboardCommand: Hashable, Sendable {
  case next, previous, nextSection, previousSection, first, last
  /// Reviews the samples behind the selected bar.
  case open
  case reload
}

/// Commands on help and messages.
enum OverlayCommand: Hashable, Sendable {
  case scroll(LineStep)
  case close
}

/// Answers to a question.
enum QuestionCommand: Hashable, Sendable { case yes, no }

/// Commands on a prompt; all other keys are text.
enum PromptCommand: Hashable, Sendable {
  case accept, cancel, deleteLast, deleteAll
  /// Completes the typed text of the command line.
  case complete(forward: Bool)
  /// An earlier line of the command line, or the line above in the palette.
  case older
  /// A later line of the command line, or the line below in the palette.
  case newer
}
