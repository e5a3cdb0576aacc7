import Datasets
import FoundationEssentials
import TerminalKit

/// Everything that the program knows and shows. Changed only by `update`.
struct AppState: Sendable {
  /// What fills the screen.
  enum Place: Sendable {
    case list(ListState)
    case document(Document)
    case review(ReviewState)
    case preview(PreviewState)
  }

  var size: Size
  var place: Place
  /// The places to return to, the last one first.
  var placesBelow: [Place] = []
  /// What lies over the place.
  var overlay: Overlay?
  var prompt: Prompt?

  let keymap: Keymap
  /// What the program was started with; the list is read from it.
  let paths: [URL]
  let dataset: URL
  /// Seconds of a sample window.
  let windowSeconds: Double
  /// Classes in the order of their digits.
  var classes = ClassList()
  var colorMap = ColorMap.viridis
  /// What the user wants pictures to be drawn with.
  var pictureStyle = PictureStyle.halfBlocks
  /// What is shown around a capture's picture; nil leaves it to the screen's size.
  var instruments: Instruments?

  /// What is known of the terminal so far.
  var terminal = TerminalReport()

  var message: Message?
  /// The last change of a box; nil once undo would take something else back.
  var lastChange: BoxChange?
  /// All messages, the last one last.
  private(set) var log: [Message] = []
  var jobs: [Job.Kind: RunningJob] = [:]

  /// Keys of a sequence that is not complete yet.
  var pendingKeys: [Key] = []
  /// The count typed before a command.
  var count: Int?
  /// Set when the program is to end.
  var isQuitting = false
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

  /// Whether the program was started on one file, which is opened without a list.
  var opensOnlyDocument: Bool { paths.count == 1 && list?.entries.map(\.url) == paths }

  /// Where the parts of the document that fills the screen are; without one, those of a capture.
  var documentLayout: CaptureLayout { layout(of: document?.kind ?? .capture) }

  /// Where the parts of an open document are on the screen. Only captures have instruments.
  func layout(of kind: DocumentKind) -> CaptureLayout {
    switch kind {
    case .capture: CaptureLayout(size: size, instruments: instruments ?? .standard(for: size))
    case .picture: CaptureLayout(size: size, instruments: [])
    }
  }

  /// Shows `instrument` if it is hidden, and hides it if it is shown.
  mutating func toggle(_ instrument: Instruments) {
    let shown = instruments ?? .standard(for: size)
    instruments = shown.symmetricDifference(instrument)
    resizeViews()
  }

  // MARK: Keys

  /// What the keys mean at the moment.
  var keyContext: KeyContext {
    if prompt != nil { return KeyContext(.prompt) }
    guard let overlay else { return placeContext }
    return KeyContext(overlay.isQuestion ? .question : .overlay)
  }

  var keyMode: KeyMode { keyContext.mode }

  /// What the keys mean where no overlay lies over the place.
  var placeContext: KeyContext {
    switch place {
    case .list: KeyContext(.list)
    case .review: KeyContext(.review)
    case .preview: KeyContext(.preview)
    case .document(let document):
      KeyContext(document.canvas.editor.keyMode, on: document.kind)
    }
  }

  /// The key for `command`, for messages.
  func keyName(_ command: Command) -> String { keymap.name(of: command, in: placeContext) }

  /// The name of what the keys act on, in the status line.
  var modeTitle: String {
    if case .messages = overlay { return "MESSAGES" }
    if keyMode == .editing, let part = canvas?.editor.selectedPart {
      return "\(keyMode.title) \(part == .whole ? "box" : part.rawValue)"
    }
    return keyMode.title
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
  /// What the keys mean in a document.
  fileprivate var keyMode: KeyMode {
    if case .drawing = drag { return .drawing }
    switch mode {
    case .idle: return .view
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
