import TerminalKit

/// The keys, as vim, lazygit and image viewers taught them to people.
extension Keymap {
  static let standard = Keymap([
    .list: listKeys + everywhere,
    .capture: boxStart + movement + goToPlace + view + levels + boxKeys,
    .drawing: drawing + movement + goToCorner + view + levels + everywhere,
    .selected: selected + movement + goToPlace + view + levels + boxKeys,
    .editing: grips + goToEdge + view + levels + boxKeys,
    .review: reviewKeys + everywhere,
    .preview: previewKeys + everywhere,
    .overlay: overlayKeys,
  ])

  private static let everywhere = [
    Binding("?", command: .help, "this help", hint: "help"),
    Binding("q", command: .close, "close, or quit from the first screen", hint: "close"),
    Binding("Q", command: .quit, "quit"),
    Binding("M", command: .messages, "all messages"),
    Binding(.control("c"), command: .cancelJob, "cancel the running job"),
    Binding(.control("l"), command: .redraw, "draw the screen anew"),
    Binding(.control("z"), command: .suspend, "suspend"),
  ]

  private static let listKeys = [
    Binding(.enter, "l", .right, command: .open, "open the capture", hint: "open"),
    Binding("j", .down, command: .selectNext, "next"),
    Binding("k", .up, command: .selectPrevious, "previous"),
    Binding(.pageDown, .control("d"), command: .selectNextPage, "a page on"),
    Binding(.pageUp, .control("u"), command: .selectPreviousPage, "a page back"),
    Binding([["g", "g"], [.home]], .selectFirst, "first"),
    Binding("G", .end, command: .selectLast, "last"),
    Binding("R", command: .reload, "read the folder again"),
    Binding("r", command: .review, "review the dataset's samples", hint: "review"),
    Binding("E", command: .export, "export the good samples", hint: "export"),
  ]

  private static let movement = [
    Binding("h", .left, command: .move(.left, cells: 1), "crosshair left"),
    Binding("j", .down, command: .move(.down, cells: 1), "crosshair down"),
    Binding("k", .up, command: .move(.up, cells: 1), "crosshair up"),
    Binding("l", .right, command: .move(.right, cells: 1), "crosshair right"),
    Binding("H", command: .move(.left, cells: 10), "ten left"),
    Binding("J", command: .move(.down, cells: 10), "ten down"),
    Binding("K", command: .move(.up, cells: 10), "ten up"),
    Binding("L", command: .move(.right, cells: 10), "ten right"),
  ]

  private static let view = [
    Binding("+", command: .zoomTime(in: true), "zoom in, time", hint: "zoom"),
    Binding("-", command: .zoomTime(in: false), "zoom out, time"),
    Binding(">", command: .zoomFrequency(in: true), "zoom in, frequency"),
    Binding("<", command: .zoomFrequency(in: false), "zoom out, frequency"),
    Binding("=", command: .zoomToBox, "zoom to the box, or to the sample window"),
    Binding("f", command: .fit, "fit all"),
    Binding(.backspace, command: .previousView, "previous view"),
    Binding(.shift(.right), command: .scroll(.right), "a column later"),
    Binding(.shift(.left), command: .scroll(.left), "a column earlier"),
    Binding(.shift(.up), command: .scroll(.up), "a row up in frequency"),
    Binding(.shift(.down), command: .scroll(.down), "a row down in frequency"),
    Binding(.pageDown, command: .pan(.right), "a page later"),
    Binding(.pageUp, command: .pan(.left), "a page earlier"),
    Binding(.control("u"), command: .pan(.up), "half a page up in frequency"),
    Binding(.control("d"), command: .pan(.down), "half a page down in frequency"),
    Binding([["g", "g"], [.home]], .goToStart, "start of the capture"),
    Binding("G", .end, command: .goToEnd, "end of the capture"),
    Binding([["z", "z"]], .centerView, "center the crosshair"),
    Binding("R", command: .reload, "read what the file got since"),
  ]

  private static let levels = [
    Binding("(", command: .floor(up: false), "floor down: brighter"),
    Binding(")", command: .floor(up: true), "floor up: darker"),
    Binding("{", command: .range(wider: false), "narrower range: more contrast"),
    Binding("}", command: .range(wider: true), "wider range"),
    Binding("A", command: .automaticLevels, "levels by what is shown"),
    Binding("C", command: .nextColorMap, "next color map"),
    Binding("p", command: .toggleMean, "peak or mean of a column's transforms"),
    Binding("]", command: .fftSize(larger: true), "longer transforms: finer frequencies"),
    Binding("[", command: .fftSize(larger: false), "shorter transforms: finer times"),
    Binding("\\", command: .automaticFFTSize, "transforms by the zoom again"),
    Binding("W", command: .nextWindow, "next window of the transforms"),
    Binding("B", command: .nextPictureStyle, "finer or coarser dots in a cell"),
    Binding("i", command: .toggleSpectrum, "show or hide the spectrum"),
    Binding("I", command: .toggleTimeInstruments, "show or hide power over time and the map"),
  ]

  private static let boxStart = [
    Binding("v", command: .anchor, "anchor a box", hint: "box"),
    Binding(.enter, command: .nextBoxHere, "choose the box under the crosshair", hint: "choose"),
    Binding(.escape, command: .cancel, "clear pending input"),
  ]

  private static let drawing =
    Binding.classDigits("finish the box with the class of that digit") + [
      Binding(.enter, "v", command: .commit, "finish the box with the last class", hint: "done"),
      Binding("t", command: .label, "finish the box and type its class", hint: "type class"),
      Binding(.escape, command: .cancel, "drop the box", hint: "cancel"),
      Binding("o", command: .otherCorner, "to the other corner"),
      Binding("O", command: .otherSide, "to the other side"),
    ]

  private static let selected =
    changeClass + [
      Binding(.tab, command: .nextGrip, "select the whole box or an edge", hint: "edge"),
      Binding(.escape, command: .cancel, "done with this box", hint: "done"),
      Binding(
        .enter, command: .nextBoxHere, "next box under the crosshair, after the last one none"),
      Binding("v", command: .anchor, "anchor another box"),
    ]

  private static let grips =
    changeClass + [
      Binding(
        .tab, command: .nextGrip, "next: whole box, left, right, top, bottom", hint: "next edge"),
      Binding(.escape, .enter, command: .cancel, "done with this box", hint: "done"),
      Binding("v", command: .anchor, "anchor another box"),
      Binding("h", .left, command: .move(.left, cells: 1), "move the edge or box left"),
      Binding("j", .down, command: .move(.down, cells: 1), "move the edge or box down"),
      Binding("k", .up, command: .move(.up, cells: 1), "move the edge or box up"),
      Binding("l", .right, command: .move(.right, cells: 1), "move the edge or box right"),
      Binding("H", command: .move(.left, cells: 10), "ten left"),
      Binding("J", command: .move(.down, cells: 10), "ten down"),
      Binding("K", command: .move(.up, cells: 10), "ten up"),
      Binding("L", command: .move(.right, cells: 10), "ten right"),
    ]

  private static let changeClass = Binding.classDigits("change to the class of that digit")

  private static let goToPlace = [
    Binding(":", command: .goTo, "go to a time, a sample (#4000) or a frequency")
  ]

  private static let goToCorner = [
    Binding(":", command: .goTo, "corner to a time, a sample or a frequency")
  ]

  private static let goToEdge = [
    Binding(":", command: .goTo, "edge to a time or frequency; whole box: start or middle")
  ]

  private static let editing = [
    Binding("t", command: .label, "type the class"),
    Binding("y", command: .duplicate, "duplicate the box"),
    Binding("d", .delete, command: .delete, "delete the box", hint: "delete"),
    Binding("u", command: .undo, "undo", hint: "undo"),
    Binding("U", .control("r"), command: .redo, "redo"),
  ]

  private static let visiting = [
    Binding("n", command: .nextBox, "next box", hint: "next"),
    Binding("N", command: .previousBox, "previous box"),
  ]

  /// What can be done with boxes wherever none is being drawn.
  private static let boxKeys = editing + visiting + samples + everywhere

  private static let samples = [
    Binding("T", command: .preview, "this window as training sees it"),
    Binding("s", command: .saveWindow, "save this window's boxes", hint: "save"),
    Binding("S", command: .saveAllWindows, "save all windows that have boxes"),
    Binding("r", command: .review, "review the saved samples", hint: "review"),
    Binding("E", command: .export, "export the good samples"),
  ]

  private static let reviewKeys = [
    Binding("g", "a", command: .good, "good", hint: "good"),
    Binding("b", "x", command: .bad, "bad, with a note", hint: "bad"),
    Binding(" ", command: .skip, "skip", hint: "skip"),
    Binding("l", "j", .right, .down, command: .nextSample, "next sample", hint: "next"),
    Binding(
      "h", "k", .left, .up, .backspace, command: .previousSample, "previous sample",
      hint: "back"),
    Binding("D", command: .deleteSample, "delete the sample, after a question"),
    Binding("C", command: .nextColorMap, "next color map"),
    Binding("E", command: .export, "export the good samples", hint: "export"),
  ]

  private static let previewKeys = [
    Binding("T", .escape, command: .preview, "back to the capture", hint: "back"),
    Binding("s", command: .saveWindow, "save this window's boxes", hint: "save"),
    Binding("C", command: .nextColorMap, "next color map", hint: "colors"),
  ]

  private static let overlayKeys = [
    Binding("j", .down, command: .selectNext, "scroll down"),
    Binding("k", .up, command: .selectPrevious, "scroll up"),
    Binding(.pageDown, " ", .control("d"), command: .selectNextPage, "a page on"),
    Binding(.pageUp, .control("u"), command: .selectPreviousPage, "a page back"),
    Binding([["g", "g"], [.home]], .selectFirst, "first line"),
    Binding("G", .end, command: .selectLast, "last line"),
    Binding("q", .escape, "?", .enter, command: .close, "close", hint: "close"),
    Binding("Q", command: .quit, "quit"),
    Binding(.control("z"), command: .suspend, "suspend"),
    Binding(.control("l"), command: .redraw, "draw the screen anew"),
  ]
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A character key, so that a keymap reads like the keyboard.
  package init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}
