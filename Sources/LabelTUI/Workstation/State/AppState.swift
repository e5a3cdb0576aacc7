import Datasets
import FoundationEssentials
import TerminalKit

/// Everything that the program knows and shows. Changed only by `update`.
struct AppState: Sendable {
  /// What fills the screen.
  enum Place: Sendable {
    case list(CaptureListState)
    case capture(CaptureState)
    case review(ReviewState)
    case preview(PreviewState)
  }

  /// What lies over it.
  enum Overlay: Equatable, Sendable {
    case help(top: Int)
    case messages(top: Int)
    case confirmQuit
    /// Before a capture is closed whose labels could not be written.
    case confirmClose
    case confirmDelete(SampleReference)

    /// Whether it waits for y or n.
    var isQuestion: Bool {
      switch self {
      case .help, .messages: false
      case .confirmQuit, .confirmClose, .confirmDelete: true
      }
    }

    /// The line that stands on top, where the text can be scrolled.
    var top: Int {
      switch self {
      case .help(let top), .messages(let top): top
      case .confirmQuit, .confirmClose, .confirmDelete: 0
      }
    }
  }

  var size: Size
  var place: Place
  /// Where `q` returns to, innermost last.
  var placesBelow: [Place] = []
  var overlay: Overlay?
  var prompt: Prompt?

  /// What the program was started with; the list is read from it.
  let paths: [URL]
  let dataset: URL
  let windowSeconds: Double
  /// Classes in the order of their digits.
  var classes: ClassList
  var colorMap = ColorMap.viridis
  /// What the user wants pictures to be made of.
  var pictureStyle = PictureStyle.halfBlocks
  /// What is shown around a capture's picture; nil leaves it to the screen's size.
  var instruments: Instruments?

  /// What is known of the terminal by now.
  var terminal = TerminalReport()

  var message: Message?
  /// What became of the box that was changed last; nil once `u` would undo something else.
  var lastChange: BoxChange?
  /// All messages, the last one last.
  var log: [Message] = []
  var jobs: [Job.Kind: RunningJob] = [:]

  /// Keys of a sequence that is not complete yet.
  var pendingKeys: [Key] = []
  /// The count typed before a command.
  var count: Int?
  /// Set when the program is to end.
  var isQuitting = false
  var nextCaptureID = 1

  init(size: Size, paths: [URL], dataset: URL, windowSeconds: Double, place: Place) {
    self.size = size
    self.paths = paths
    self.dataset = dataset
    self.windowSeconds = windowSeconds
    self.place = place
    classes = ClassList()
  }

  /// Whether the program was started on one file, which is opened without a list.
  var opensOnlyCapture: Bool { paths.count == 1 && list?.entries.map(\.url) == paths }

  /// Where the parts of an open capture stand.
  var captureLayout: CaptureLayout {
    CaptureLayout(size: size, instruments: instruments ?? .standard(for: size))
  }

  /// Shows `instrument` if it is hidden, and hides it if it is shown.
  mutating func toggle(_ instrument: Instruments) {
    let shown = instruments ?? .standard(for: size)
    instruments = shown.symmetricDifference(instrument)
    fitPictures()
  }

  /// What the keys mean at the moment.
  var keyMode: KeyMode { overlay == nil ? placeMode : .overlay }

  /// The name of what the keys act on, in the status line.
  var modeTitle: String {
    switch overlay {
    case .messages: "MESSAGES"
    case .confirmQuit, .confirmClose, .confirmDelete: "QUESTION"
    case .help: keyMode.title
    case nil:
      if keyMode == .editing, case .selected(_, let grip?) = capture?.mode {
        "\(keyMode.title) \(grip == .whole ? "box" : grip.rawValue)"
      } else {
        keyMode.title
      }
    }
  }

  /// What the keys mean where no overlay lies over the place.
  var placeMode: KeyMode {
    switch place {
    case .list: return .list
    case .review: return .review
    case .preview: return .preview
    case .capture(let capture):
      if case .drawing = capture.drag { return .drawing }
      switch capture.mode {
      case .idle: return .capture
      case .drawing: return .drawing
      case .selected(_, let grip): return grip == nil ? .selected : .editing
      }
    }
  }

  /// Leaves `text` in the log, without a word in the status line.
  mutating func remark(_ text: String) { log(Message(kind: .info, text: text)) }

  mutating func say(_ text: String) { note(Message(kind: .info, text: text)) }

  mutating func warn(_ text: String) { note(Message(kind: .warning, text: text)) }

  mutating func complain(_ text: String) { note(Message(kind: .error, text: text)) }

  private mutating func note(_ message: Message) {
    self.message = message
    log(message)
  }

  private mutating func log(_ message: Message) {
    log.append(message)
    if log.count > 500 { log.removeFirst() }
  }
}
