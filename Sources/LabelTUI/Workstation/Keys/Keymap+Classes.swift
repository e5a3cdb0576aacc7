import TerminalKit

/// The keys of the list of classes.
extension Keymap {
  static let openingClasses = [
    Binding([["g", "c"]], .edit(.classes), "list of classes: rename, merge, digits, colors")
  ]

  static let classList =
    [
      Binding(.enter, command: .classes(.use), "give the box this class", hint: "use"),
      Binding("r", command: .classes(.rename), "rename, or merge with another", hint: "rename"),
      Binding("/", command: .classes(.search), "search", hint: "search"),
      Binding("c", command: .classes(.nextColor), "next color", hint: "color"),
    ] + classDigits + [
      Binding("0", command: .classes(.digit(nil)), "no digit"),
      Binding("j", .down, command: .classes(.select(.next)), "next"),
      Binding("k", .up, command: .classes(.select(.previous)), "previous"),
      Binding(.pageDown, .control("d"), command: .classes(.select(.nextPage)), "next page"),
      Binding(.pageUp, .control("u"), command: .classes(.select(.previousPage)), "previous page"),
      Binding([["g", "g"], [.home]], .classes(.select(.first)), "first"),
      Binding("G", .end, command: .classes(.select(.last)), "last"),
      Binding("q", .escape, command: .classes(.close), "close", hint: "close"),
    ]

  private static let classDigits = Binding.digits("choose this digit for the class") {
    .classes(.digit($0))
  }
}
