import Foundations
import Radio
import TerminalKit

/// The lines of an overlay, for a screen of a given size.
struct OverlayText: Equatable {
  struct Line: Equatable {
    let text: String
    let isTitle: Bool

    init(_ text: String, isTitle: Bool = false) {
      self.text = text
      self.isTitle = isTitle
    }
  }

  let title: String
  let lines: [Line]
  /// The number of lines that fit on the screen.
  let visible: Int

  init(_ overlay: Overlay, state: AppState) {
    visible = max(1, state.size.height - 4)
    switch overlay {
    case .help:
      title = "Keys"
      lines = Self.help(state)
    case .messages:
      let width = max(10, state.size.width - 6)
      let all = state.log.reversed().flatMap { Self.wrapped($0, width: width) }
      title = "Messages"
      lines = all.isEmpty ? [Line("No messages yet.")] : all.map { Line($0) }
    case .jobs(let selection):
      title = "Jobs"
      lines = Self.jobs(state, selection: selection)
    case .dataset:
      title = "Dataset"
      lines = Self.dataset(state)
    case .welcome:
      title = "Welcome to labeltui"
      lines = Self.welcome(state)
    case .parameters(let selection):
      title =
        "Detector: "
        + VisibleText.of(state.chosenDetector.map { state.detectors[$0].name } ?? "built-in")
      lines = Self.parameters(state.detectorParameters, selection: selection)
    case .confirmQuit:
      title = "Quit"
      lines = Self.question(
        ["A job is running, or labels are not saved to disk."], "Quit anyway?", state.keymap)
    case .confirmClose:
      title = "Close"
      lines = Self.question(
        ["The boxes of this document are not saved to disk."], "Close it and lose them?",
        state.keymap)
    case .confirmDiscard:
      title = "Leave"
      lines = Self.question(
        ["The fixed boxes are not saved in the sample."], "Leave it and lose them?", state.keymap)
    case .confirmDelete(let sample):
      title = "Delete"
      lines = Self.question([], "Delete sample \(sample) permanently?", state.keymap)
    case .classes:
      // `ClassesView` draws it.
      title = ""
      lines = []
    case .confirmMerge(let old, let name):
      title = "Merge"
      lines = Self.question(
        ["There already is a class \(VisibleText.of(name))."],
        "Give it all boxes of class \(VisibleText.of(old)) here?", state.keymap)
    case .confirmRename(let old, let name, let samples):
      title = "Rename"
      let found = "\(Quantity.count(samples, "sample")) of the dataset"
      lines = Self.question(
        ["\(found) have the class \(VisibleText.of(old)), perhaps boxes of other captures, too."],
        "Give the class \(VisibleText.of(name)) to these samples and the captures of the list?",
        state.keymap)
    case .confirmNegative:
      title = "Save"
      lines = Self.question(
        [state.pitch == nil ? "This picture has no boxes." : "This frame has no boxes."],
        "Save it as an example without objects?", state.keymap)
    }
  }

  /// The detector's parameters with their values and ranges.
  private static func parameters(_ values: DetectorParameters, selection: Int) -> [Line] {
    let texts = DetectorParameter.allCases.map { ($0.title, $0.text(in: values), $0.rangeText) }
    let width = texts.map(\.0.count).max() ?? 0
    return texts.enumerated().map { index, text in
      let mark = index == selection ? "> " : "  "
      let title = text.0 + String(repeating: " ", count: width - text.0.count)
      let space = String(repeating: " ", count: max(0, 10 - text.1.count))
      return Line("\(mark)\(title) \(space)\(text.1)  \(text.2)", isTitle: index == selection)
    }
  }

  /// `question` with the keys for its answers.
  private static func question(_ lines: [String], _ question: String, _ keymap: Keymap) -> [Line] {
    let context = KeyContext(.question)
    let (yes, no) = (
      keymap.name(of: .question(.yes), in: context), keymap.name(of: .question(.no), in: context)
    )
    return (lines + ["\(question)  \(yes) yes   \(no) no"]).map { Line($0) }
  }

  /// The first line on the screen when the text is scrolled to its end.
  var lastTop: Int { max(0, lines.count - visible) }

  /// The help: the keys of the current mode, those of the other modes of the document, the mouse, the
  /// classes, and the keys of prompts and questions.
  private static func help(_ state: AppState) -> [Line] {
    let here = state.placeContext
    let modes = here.mode.isOfDocument ? documentModes(startingWith: here.mode) : [here.mode]
    var seen = Set<String>()
    var lines: [Line] = []
    for mode in modes {
      let context = KeyContext(mode, on: state.document?.kind)
      let rows = rows(of: context, in: state.keymap).filter { seen.insert($0).inserted }
      lines += section(mode.title, digitLines(mode) + rows)
    }
    if let document = state.document {
      let mouse = MouseGesture.allCases.compactMap { gesture in
        gesture.title(on: document.kind).map { row(gesture.name, $0) }
      }
      lines += section("MOUSE", mouse) + section("CLASSES", classLines(state))
    }
    for mode in [KeyMode.prompt, .question] {
      lines += section(mode.title, rows(of: KeyContext(mode), in: state.keymap))
    }
    return Array(lines.dropFirst())
  }

  /// The modes of a document, starting with `first`.
  private static func documentModes(startingWith first: KeyMode) -> [KeyMode] {
    [first] + KeyMode.allCases.filter { $0.isOfDocument && $0 != first }
  }

  /// An empty line, the title and `rows`; nothing if there are no rows.
  private static func section(_ title: String, _ rows: [String]) -> [Line] {
    guard !rows.isEmpty else { return [] }
    return [Line(""), Line(title, isTitle: true)] + rows.map { Line($0) }
  }

  private static func rows(of context: KeyContext, in keymap: Keymap) -> [String] {
    keymap.bindings(in: context).map { row($0.keyNames, $0.title) }
  }

  /// The meaning of digits in `mode`, if the keymap does not contain it.
  private static func digitLines(_ mode: KeyMode) -> [String] {
    switch mode.digits {
    case .count: [row("12j", "a number before a key repeats its command")]
    case .classes, .nothing: []
    }
  }

  /// All classes with their digits. Classes without a digit show the key for typing.
  private static func classLines(_ state: AppState) -> [String] {
    let type = state.keyName(.box(.typeClass))
    return state.classes.inOrder.map { name in
      row(state.classes.digit(of: name).map(String.init) ?? type, VisibleText.of(name))
    }
  }

  private static func row(_ keys: String, _ title: String) -> String {
    keys + String(repeating: " ", count: max(0, 14 - keys.unicodeScalars.count)) + " " + title
  }

  /// A message wrapped to `width`, because the status line may have cut it.
  private static func wrapped(_ message: Message, width: Int) -> [String] {
    let scalars = Array(message.text.unicodeScalars)
    let room = max(1, width - 4)
    return stride(from: 0, to: max(1, scalars.count), by: room).map { start in
      let mark = start > 0 ? "    " : message.kind == .info ? "  " : "! "
      let part = scalars[start..<min(start + room, scalars.count)]
      return mark + String(String.UnicodeScalarView(part))
    }
  }
}
