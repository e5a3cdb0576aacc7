import TerminalKit

/// The keys of lists of boxes and windows, of files with boxes, and of the clipboard.
extension Keymap {
  /// On all documents.
  static let boxLists = [
    Binding([["g", "b"]], .exchange(.listBoxes), "list all boxes"),
    Binding([["g", "y"]], .exchange(.copyMeasurements), "copy the measurements of the box"),
  ]

  /// On documents with a label file.
  static let boxFiles = [
    Binding([["g", "e"]], .exchange(.exportBoxes), "export the boxes to a file"),
    Binding([["g", "i"]], .exchange(.importBoxes), "import boxes from a file"),
    Binding(
      [["g", "n"]], .exchange(.saveNegative), "save as an example without boxes (negative)"),
  ]

  static let captureWindows = [
    Binding([["g", "x"]], .exchange(.extractBox), "extract the box as a capture of its own"),
    Binding([["g", "w"]], .exchange(.listWindows), "list the sample windows"),
    Binding(
      [["g", "s"]], .exchange(.saveCentered), "save a window centered on the box or crosshair"),
  ]

  static let boxList =
    [
      Binding(.enter, "l", .right, command: .boxList(.open), "go to the box", hint: "go there"),
      Binding("d", .delete, command: .boxList(.delete), "delete the box", hint: "delete"),
      Binding("u", command: .boxList(.undo), "undo", hint: "undo"),
      Binding(
        "/", command: .boxList(.filter), "filter: words of class or note, unsaved, proposed",
        hint: "filter"),
      Binding(
        "o", command: .boxList(.nextOrder), "order: time, class, duration, bandwidth, confidence",
        hint: "order"),
      Binding(.escape, command: .boxList(.clear), "show all boxes again; then close", hint: "back"),
    ] + lines { .boxList(.select($0)) }

  static let windowList =
    [
      Binding(
        .enter, "l", .right, command: .windowList(.open), "go to the window", hint: "go there"),
      Binding("s", command: .windowList(.save), "save the boxes of the window", hint: "save"),
      Binding("R", command: .windowList(.reload), "read the dataset again"),
      Binding(.escape, command: .application(.close), "back to the capture", hint: "back"),
    ] + lines { .windowList(.select($0)) }

  /// The keys that go through the lines of a list.
  static func lines(_ command: (LineStep) -> Command) -> [Binding] {
    [
      Binding("j", .down, command: command(.next), "next"),
      Binding("k", .up, command: command(.previous), "previous"),
      Binding(.pageDown, .control("d"), command: command(.nextPage), "next page"),
      Binding(.pageUp, .control("u"), command: command(.previousPage), "previous page"),
      Binding([["g", "g"], [.home]], command(.first), "first"),
      Binding("G", .end, command: command(.last), "last"),
    ]
  }
}
