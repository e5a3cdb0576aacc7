import Foundations
import TerminalKit

/// What a panel over the screen says, line by line, for a screen of a given size.
struct OverlayText: Equatable {
  let title: String
  let lines: [String]
  /// Lines that fit at once.
  let visible: Int

  init(_ overlay: AppState.Overlay, state: AppState, keymap: Keymap) {
    let width = max(10, state.size.width - 6)
    visible = max(1, state.size.height - 4)
    switch overlay {
    case .help:
      title = "Keys"
      lines = Self.help(state, keymap: keymap)
    case .messages:
      title = "Messages"
      let all = state.log.reversed().flatMap { Self.wrapped($0, width: width) }
      lines = all.isEmpty ? ["None yet."] : all
    case .confirmQuit:
      title = "Quit"
      lines = [
        "A job is running, or labels are not on the disk.", "Quit all the same?  y yes   n no",
      ]
    case .confirmClose:
      title = "Close"
      lines = [
        "The boxes of this capture are not on the disk.",
        "Close it and lose them?  y yes   n no",
      ]
    case .confirmDelete(let sample):
      title = "Delete"
      lines = ["Delete sample \(sample) for good?  y yes   n no"]
    }
  }

  /// The farthest that the text can be scrolled.
  var lastTop: Int { max(0, lines.count - visible) }

  /// The keymap: the keys of the mode that the user is in, then those of the other modes of the place.
  private static func help(_ state: AppState, keymap: Keymap) -> [String] {
    let here = state.placeMode
    let ofCapture: [KeyMode] = [.capture, .drawing, .selected, .editing]
    let modes = ofCapture.contains(here) ? [here] + ofCapture.filter { $0 != here } : [here]
    var seen = Set<String>()
    var lines: [String] = []
    for mode in modes {
      let rows = keymap.bindings(in: mode)
        .map { "\(padded($0.keyNames, to: 14)) \($0.title)" }
        .filter { seen.insert($0).inserted }
      lines += (lines.isEmpty ? [] : [""]) + [mode.title] + digitLines(mode) + rows
    }
    guard case .capture = state.place else { return lines }
    let classes = classLines(state.classes)
    return lines + ["", "MOUSE"] + mouseLines + (classes.isEmpty ? [] : ["", "CLASSES"] + classes)
  }

  /// What digits mean in `mode`, where the keymap does not say it.
  private static func digitLines(_ mode: KeyMode) -> [String] {
    switch mode.digits {
    case .count: [padded("12j", to: 14) + " a number before a key: that many times"]
    case .classes, .nothing: []
    }
  }

  /// All classes: those without a digit have to be typed.
  private static func classLines(_ classes: ClassList) -> [String] {
    classes.names.enumerated().map { index, name in
      padded(index < 9 ? "\(index + 1)" : "t", to: 14) + " " + VisibleText.of(name)
    }
  }

  private static let mouseLines = [
    "drag           draw a box; move or resize the chosen one",
    "click          choose the box there", "wheel          zoom in time",
    "^ wheel        zoom in frequency",
  ]

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
  }

  /// A message on as many lines as it takes: here is where those cut short elsewhere can be read.
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
