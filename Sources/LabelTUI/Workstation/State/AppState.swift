import Curation
import Datasets
import FoundationEssentials
import Generation
import Radio
import TerminalKit

/// The state of the workstation. Only `update` changes it.
struct AppState: Sendable {
  /// What fills the screen.
  enum Place: Sendable {
    case list(ListState)
    case document(Document)
    case review(ReviewState)
    case dashboard(DashboardState)
    case boxList(BoxListState)
    case windowList(WindowListState)
    case datasets(DatasetsState)
    case preview(PreviewState)
  }

  var size: Size
  var place: Place
  /// The places to return to. Closing the current place returns to the last element.
  var placesBelow: [Place] = []
  /// The help, messages or question over the place.
  var overlay: Overlay?
  var prompt: Prompt?

  let keymap: Keymap
  /// The paths on the command line; the list shows the documents in them.
  let paths: [URL]
  let dataset: URL
  /// The person who reviews; nil if unknown.
  var reviewer: String?
  /// The formats of the last export, or of the first one.
  var exportFormats: [ExportFormat] = [.curated]
  /// Whether reviews start by showing only the reviewer's own verdicts.
  var isBlind = false
  /// The length of a sample window in seconds.
  let windowSeconds: Double
  /// Classes in the order of their digits.
  var classes = ClassList()
  /// The changes of the classes that were stored in the dataset; nil if the dataset does not exist, or if its classes
  /// cannot be read.
  var storedClassChanges: Int?
  /// Whether the dataset has no file of classes that another program wrote.
  var canStoreClasses = true
  /// The number of samples of each class in the dataset; nil until they are counted.
  var knownSampleCounts: [String: Int]?
  var colorMap = ColorMap.viridis
  /// The distance by which movement keys move boxes, if the document knows this unit.
  var nudgeUnit = NudgeUnit.cell
  /// The picture style that the user chose.
  var pictureStyle = PictureStyle.halfBlocks
  /// The instruments that the user chose for captures; nil means that the screen's size decides.
  var instruments: Instruments?

  /// The facts about the terminal that are known so far.
  var terminal = TerminalReport()

  var message: Message?
  /// The last change of a box; nil if undo would revert something else.
  var lastChange: BoxChange?
  /// The place of the last click of the mouse on a document, where no box was.
  var lastClick: Crosshair?
  /// The last messages, oldest first.
  private(set) var log: [Message] = []
  var jobs: [Job.Kind: RunningJob] = [:]
  /// The last jobs that ended, oldest first.
  var endedJobs = EndedJobs()
  /// The earlier lines of the command line.
  var commandMemory = CommandMemory()
  /// Where the user was in documents that are closed.
  var positions = PositionBook()
  /// The position at which the last document was opened, before an earlier one was restored, by its number.
  var openedPositions: [Int: DocumentPosition] = [:]
  /// How the spectrogram of a capture is computed when it is opened.
  var firstAnalysis = DisplayAnalysis.automatic
  /// The step of the tutor; nil without it.
  var tutorStep: TutorStep?
  /// The colors of everything but pictures.
  var theme = Theme()

  /// Keys of a sequence that is not complete yet.
  var pendingKeys: [Key] = []
  /// The count typed before a command.
  var count: Int?
  /// Whether the event loop must end.
  var isQuitting = false
  /// The parameters of the detector with which the program started.
  var defaultParameters = DetectorParameters() { didSet { detectorParameters = defaultParameters } }
  /// The parameters of the detector.
  var detectorParameters = DetectorParameters()
  /// The user's own detectors.
  var detectors: [DetectorEntry] = []
  /// The index of the chosen one of `detectors`; nil for the built-in detector.
  var chosenDetector: Int?
  /// The architectures that generated datasets can be chosen for.
  var architectures = ArchitectureList()
  /// The last search for signals, until its results arrive.
  var awaitedDetection: DetectionRequest?
  /// The number of the next search.
  var nextDetectionNumber = 1
  /// The picture that is being opened.
  var awaitedPicture: AwaitedPicture?
  /// The number of the next document that is opened.
  var nextDocumentID = 1

  private static let logLimit = 500

  init(
    size: Size, paths: [URL], dataset: URL, windowSeconds: Double, place: Place,
    keymap: Keymap = .standard
  ) {
    self.size = size
    self.paths = paths
    self.dataset = dataset
    self.windowSeconds = windowSeconds
    self.place = place
    self.keymap = keymap
  }

  /// Whether the program was started with one file, which opens without a list.
  var opensOnlyDocument: Bool { paths.count == 1 && list?.entries.map(\.url) == paths }

  /// The layout of the document on the screen; that of a capture if there is none.
  var documentLayout: DocumentLayout { layout(of: document?.kind ?? .capture) }

  /// The layout of an open document of `kind`. Only captures have instruments.
  func layout(of kind: DocumentKind) -> DocumentLayout {
    switch kind {
    case .capture: DocumentLayout(size: size, instruments: instruments ?? .standard(for: size))
    case .pitch: DocumentLayout(size: size, instruments: [], timelineHeight: TimelineView.height)
    case .picture, .sample: DocumentLayout(size: size, instruments: [])
    }
  }

  /// Shows `instrument` if it is hidden, and hides it if it is shown.
  mutating func toggle(_ instrument: Instruments) {
    let shown = instruments ?? .standard(for: size)
    instruments = shown.symmetricDifference(instrument)
    resizeViews()
  }

  // MARK: Keys

  /// The current meaning of the keys.
  var keyContext: KeyContext {
    if prompt != nil { return KeyContext(.prompt) }
    // Keys do their work on the page of the first run too.
    guard let overlay, overlay != .welcome else { return placeContext }
    return KeyContext(overlay.keyMode)
  }

  var keyMode: KeyMode { keyContext.mode }

  /// The meaning of the keys in the place, without overlay and prompt.
  var placeContext: KeyContext {
    switch place {
    case .list: KeyContext(.list)
    case .review(let review): KeyContext(review.isGrid ? .grid : .review)
    case .dashboard: KeyContext(.dashboard)
    case .boxList: KeyContext(.boxList)
    case .windowList: KeyContext(.windowList)
    case .datasets: KeyContext(.datasets)
    case .preview: KeyContext(.preview)
    // Not by `Document.canvas`, which copies the canvas; several keys and views ask in each frame.
    case .document(.capture(let capture)):
      KeyContext(capture.canvas.editor.keyMode, on: .capture)
    case .document(.picture(let picture)):
      KeyContext(picture.canvas.editor.keyMode, on: .picture)
    case .document(.pitch(let pitch)):
      KeyContext(pitch.canvas.editor.keyMode, on: .pitch)
    case .document(.sample(let sample)):
      KeyContext(sample.canvas.editor.keyMode, on: .sample)
    }
  }

  /// The key for `command`, for messages.
  func keyName(_ command: Command) -> String { keymap.name(of: command, in: placeContext) }

  /// The name of the mode, for the status line, with the number of marked boxes and the unit of movement.
  var modeTitle: String {
    if case .messages = overlay { return "MESSAGES" }
    var title = keyMode.title
    guard keyMode.isOfDocument, let canvas else { return title }
    if keyMode == .editing, let part = canvas.editor.selectedPart {
      title += " \(part == .whole ? "box" : part.rawValue)"
      if let step = nudgeStep { title += " by \(step.title)" }
    }
    let count = canvas.editor.marked.count
    return count > 0 ? "\(title), \(count) marked" : title
  }

  // MARK: Messages

  /// Adds `text` to the log without showing it in the status line.
  mutating func logInfo(_ text: String) { addToLog(Message(kind: .info, text: text)) }

  mutating func showInfo(_ text: String) { show(Message(kind: .info, text: text)) }

  mutating func showWarning(_ text: String) { show(Message(kind: .warning, text: text)) }

  mutating func showError(_ text: String) { show(Message(kind: .error, text: text)) }

  private mutating func show(_ message: Message) {
    self.message = message
    addToLog(message)
  }

  private mutating func addToLog(_ message: Message) {
    log.append(message)
    if log.count > Self.logLimit { log.removeFirst() }
  }
}

extension BoxEditor {
  /// The mode of the keys in a document.
  fileprivate var keyMode: KeyMode {
    if case .drawing = drag { return .drawing }
    switch mode {
    case .idle: return marked.isEmpty ? .view : .selected
    case .drawing: return .drawing
    case .selected(_, let part): return part == nil ? .selected : .editing
    }
  }
}

/// A sentence for the user, in the status line and in the log of messages.
struct Message: Equatable, Sendable {
  enum Kind: Equatable, Sendable { case info, warning, error }

  var kind: Kind
  var text: String
}
