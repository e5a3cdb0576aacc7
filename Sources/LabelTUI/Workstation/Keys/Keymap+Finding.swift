import TerminalKit

/// The keys that find the edges of signals and objects.
extension Keymap {
  /// The documents with samples or pixels to search in.
  static let findable: [DocumentKind] = [.capture, .picture, .pitch]

  static let tightening = [
    Binding("e", command: .finding(.tighten), "tighten the box to what is in it", hint: "tighten")
  ]

  static let boxHere = [
    Binding(
      "x", command: .finding(.boxHere),
      "draw a box around what is at the crosshair; a digit finishes it", hint: "box here")
  ]
}
