/// What the keys mean: one mode at a time.
enum KeyMode: String, CaseIterable, Sendable {
  case list, view, drawing, selected, editing, review, preview, overlay, question, prompt

  /// What a digit means: one thing in each mode.
  enum Digits: Sendable {
    /// How often the next command is performed.
    case count
    /// The class of the box that is drawn or selected.
    case classes
    /// Nothing special.
    case nothing
  }

  /// What digits mean in this mode.
  var digits: Digits {
    switch self {
    case .list, .view, .review, .overlay: .count
    case .drawing, .selected, .editing: .classes
    case .preview, .question, .prompt: .nothing
    }
  }

  /// The name in the status line and over the help's tables.
  var title: String {
    switch self {
    case .list: "LIST"
    case .view: "VIEW"
    case .drawing: "DRAW"
    case .selected: "BOX"
    case .editing: "EDIT"
    case .review: "REVIEW"
    case .preview: "TRAIN"
    case .overlay: "HELP"
    case .question: "QUESTION"
    case .prompt: "PROMPT"
    }
  }

  /// Whether a document fills the screen in this mode.
  var isOfDocument: Bool {
    switch self {
    case .view, .drawing, .selected, .editing: true
    case .list, .review, .preview, .overlay, .question, .prompt: false
    }
  }
}

/// The kinds of documents, as far as keys differ between them.
enum DocumentKind: String, CaseIterable, Sendable { case capture, picture }

/// Where a key is pressed: the mode, and which document fills the screen.
struct KeyContext: Hashable, Sendable {
  var mode: KeyMode
  /// Nil unless the mode is one of documents.
  var document: DocumentKind?

  init(_ mode: KeyMode, on document: DocumentKind? = nil) {
    self.mode = mode
    self.document = mode.isOfDocument ? document : nil
  }

  /// Every mode, those of documents once for each kind.
  static let all: [KeyContext] = KeyMode.allCases.flatMap { mode in
    mode.isOfDocument
      ? DocumentKind.allCases.map { KeyContext(mode, on: $0) } : [KeyContext(mode)]
  }
}
