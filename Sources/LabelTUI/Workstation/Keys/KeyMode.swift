/// What the keys mean at the moment.
enum KeyMode: String, CaseIterable, Sendable {
  case list, view, drawing, selected, editing, review, grid, dashboard, boxList, windowList,
    datasets, preview, overlay, jobs, parameters, classes, question, prompt

  /// The meaning of digits.
  enum Digits: Sendable {
    /// The number of times to perform the next command.
    case count
    /// The class of the drawn or selected box.
    case classes
    /// Nothing special.
    case nothing
  }

  /// The meaning of digits in this mode.
  var digits: Digits {
    switch self {
    case .list, .view, .review, .grid, .dashboard, .boxList, .windowList, .datasets, .overlay:
      .count
    case .drawing, .selected, .editing: .classes
    case .preview, .jobs, .parameters, .classes, .question, .prompt: .nothing
    }
  }

  /// The name in the status line and in the help.
  var title: String {
    switch self {
    case .list: "LIST"
    case .view: "VIEW"
    case .drawing: "DRAW"
    case .selected: "BOX"
    case .editing: "EDIT"
    case .review: "REVIEW"
    case .grid: "GRID"
    case .dashboard: "DASHBOARD"
    case .boxList: "BOXES"
    case .windowList: "WINDOWS"
    case .datasets: "DATASETS"
    case .preview: "TRAIN"
    case .overlay: "HELP"
    case .jobs: "JOBS"
    case .parameters: "DETECTOR"
    case .classes: "CLASSES"
    case .question: "QUESTION"
    case .prompt: "PROMPT"
    }
  }

  /// Whether a document fills the screen in this mode.
  var isOfDocument: Bool {
    switch self {
    case .view, .drawing, .selected, .editing: true
    case .list, .review, .grid, .dashboard, .boxList, .windowList, .datasets, .preview, .overlay,
      .jobs,
      .parameters, .classes, .question,
      .prompt:
      false
    }
  }
}

/// The kinds of documents.
enum DocumentKind: String, CaseIterable, Sendable { case capture, picture, pitch, sample }

/// Where a key is pressed: the mode, and the kind of document on the screen.
struct KeyContext: Hashable, Sendable {
  var mode: KeyMode
  /// Nil if no document fills the screen in this mode.
  var document: DocumentKind?

  init(_ mode: KeyMode, on document: DocumentKind? = nil) {
    self.mode = mode
    self.document = mode.isOfDocument ? document : nil
  }

  /// Every mode; modes of documents once for each kind of document.
  static let all: [KeyContext] = KeyMode.allCases.flatMap { mode in
    mode.isOfDocument
      ? DocumentKind.allCases.map { KeyContext(mode, on: $0) } : [KeyContext(mode)]
  }
}
