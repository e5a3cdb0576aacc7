import Datasets
import TerminalKit

/// The standard keys, similar to those of vim, lazygit and image viewers.
extension Keymap {
  static let standard = Keymap([
    Section("List", in: [.list], list),
    Section("View", in: [.view], startingBoxes),
    Section("Drawing a box", in: [.drawing], drawing),
    Section("Selected box", in: [.selected], selected),
    Section("Editing a box", in: [.editing], editing),
    Section("Crosshair", in: [.view, .drawing, .selected], movement),
    Section(
      "Going to a place", in: [.view, .selected], on: [.capture],
      [
        Binding(":", command: .view(.goTo), "go to a time, a sample (#4000) or a frequency")
      ]),
    Section(
      "Going to a place", in: [.drawing], on: [.capture],
      [
        Binding(":", command: .view(.goTo), "move the corner to a time, a sample or a frequency")
      ]),
    Section(
      "Going to a place", in: [.editing], on: [.capture],
      [
        Binding(
          ":", command: .view(.goTo),
          "move the edge to a time or frequency; of the whole box the start or the middle")
      ]),
    Section(
      "Going to a place", in: documents, on: [.picture],
      [
        Binding(
          ":", command: .view(.goTo), "go to a pixel, or move the edge there: 120,45, x120, y45")
      ]),
    Section("Zoom", in: documents, on: [.capture], captureView),
    Section("Going to a place", in: documents, on: [.pitch], pitchPlaces),
    Section("Frames", in: [.view, .selected, .editing], on: [.pitch], frames),
    Section("Lines and cameras", in: [.view, .selected, .editing], on: [.pitch], pitchView),
    Section("Zoom", in: documents, on: [.picture, .pitch], pictureView),
    Section("Zoom", in: documents, on: [.sample], sampleView),
    Section("Pictures", in: [.view, .selected, .editing], on: [.picture], pictures),
    Section("View", in: documents, view),
    Section("Spectrogram", in: documents, on: [.capture], spectrogram),
    Section("Display", in: documents, on: [.capture, .sample], [nextColorMap]),
    Section("Display", in: documents, [nextPictureStyle]),
    Section("Boxes", in: [.view, .selected, .editing], boxes),
    Section("Several boxes", in: [.view, .selected, .editing], marking),
    Section("Copies and notes", in: [.view, .selected, .editing], copying),
    Section("Editing a box", in: [.editing], nudging),
    Section("Classes", in: [.view, .selected, .editing], openingClasses),
    Section("Finding edges", in: documents, on: findable, tightening),
    Section("Finding edges", in: [.view, .selected, .editing], on: findable, boxHere),
    Section("Samples", in: [.view, .selected, .editing], on: [.capture], samples),
    Section(
      "Proposals", in: [.view, .selected, .editing], on: [.capture, .picture, .pitch], proposals),
    Section("Proposals", in: [.view, .selected, .editing], on: [.picture, .pitch], allProposals),
    Section("Samples", in: [.view, .selected, .editing], on: [.picture], pictureSamples),
    Section("Samples", in: [.view, .selected, .editing], on: [.pitch], frameSamples),
    Section(
      "Fixing boxes", in: [.view, .selected, .editing], on: [.sample],
      [
        Binding(
          "s", command: .sample(.saveBoxes), "save the boxes and go back to the review",
          hint: "save")
      ]),
    Section("Lists and copies", in: [.view, .selected, .editing], boxLists),
    Section(
      "Files with boxes", in: [.view, .selected, .editing], on: [.capture, .picture, .pitch],
      boxFiles),
    Section("Windows", in: [.view, .selected, .editing], on: [.capture], captureWindows),
    Section("List of boxes", in: [.boxList], boxList),
    Section("List of windows", in: [.windowList], windowList),
    Section("Generated datasets", in: [.datasets], datasets),
    Section("Review", in: [.review], verdicts + review + reviewLists),
    Section("Thumbnails", in: [.grid], verdicts + grid + reviewLists),
    Section("Dashboard", in: [.dashboard], dashboard),
    Section("Training image", in: [.preview], preview),
    Section("List of classes", in: [.classes], classList),
    Section("Help and messages", in: [.overlay], overlay),
    Section("Jobs", in: [.jobs], jobs),
    Section("Parameters of the detector", in: [.parameters], parameters),
    Section("Questions", in: [.question], question),
    Section("Typing", in: [.prompt], prompt),
    Section("Command line and palette", in: [.prompt], completion),
    Section(
      "Finding commands",
      in: documents.union([.list, .review, .grid, .dashboard, .datasets, .preview]),
      findingCommands),
    Section(
      "Command line", in: [.list, .review, .grid, .dashboard, .datasets, .preview], [commandLine]),
    Section("Command line", in: documents, on: [.sample], [commandLine]),
    Section(
      "Everywhere",
      in: documents.union([
        .list, .review, .grid, .dashboard, .boxList, .windowList, .datasets, .preview,
      ]), everywhere),
  ])

  private static let documents: Set<KeyMode> = [.view, .drawing, .selected, .editing]

  private static let everywhere = [
    Binding("?", command: .application(.help), "help", hint: "help"),
    Binding("q", command: .application(.close), "close; quit from the first screen", hint: "close"),
    Binding("Q", command: .application(.quit), "quit"),
    Binding("M", command: .application(.messages), "all messages"),
    Binding(.control("c"), command: .application(.cancelJob), "cancel the running job"),
    Binding(.control("l"), command: .application(.redraw), "redraw the screen"),
    Binding(.control("z"), command: .application(.suspend), "suspend"),
  ]

  private static let list = [
    Binding(.enter, "l", .right, command: .list(.open), "open", hint: "open"),
    Binding("j", .down, command: .list(.select(.next)), "next"),
    Binding("k", .up, command: .list(.select(.previous)), "previous"),
    Binding(.pageDown, .control("d"), command: .list(.select(.nextPage)), "next page"),
    Binding(.pageUp, .control("u"), command: .list(.select(.previousPage)), "previous page"),
    Binding([["g", "g"], [.home]], .list(.select(.first)), "first"),
    Binding("G", .end, command: .list(.select(.last)), "last"),
    Binding(
      "o", command: .list(.nextOrder), "order: as found, expected gain of judging, fewest boxes"),
    Binding("R", command: .list(.reload), "read the folder again"),
    Binding("r", command: .application(.review), "review the saved samples", hint: "review"),
    Binding("d", command: .application(.dashboard), "figures of the dataset", hint: "figures"),
    Binding("E", command: .application(.export), "export the good samples", hint: "export"),
    Binding("D", command: .application(.datasets), "generated datasets, and what trains on them"),
  ]

  private static let startingBoxes = [
    Binding("v", command: .box(.anchor), "start a box at the crosshair", hint: "box"),
    Binding(
      .enter, command: .box(.nextHere), "select the box under the crosshair", hint: "select"),
    Binding(.escape, command: .box(.cancel), "clear pending input"),
  ]

  private static let drawing =
    Binding.classDigits("finish the box with the class of that digit") + [
      Binding(
        .enter, "v", command: .box(.commit), "finish the box with the last class", hint: "done"),
      Binding(
        "t", command: .box(.typeClass), "finish the box and type its class", hint: "type class"),
      Binding(.escape, command: .box(.cancel), "cancel the box", hint: "cancel"),
      Binding("o", command: .box(.otherCorner), "go to the opposite corner"),
      Binding("O", command: .box(.otherSide), "go to the other side"),
    ]

  private static let changingClass = Binding.classDigits("change to the class of that digit")

  private static let selected =
    changingClass + [
      Binding(.tab, command: .box(.nextPart), "select the whole box or an edge", hint: "edge"),
      Binding(.escape, command: .box(.cancel), "deselect the box", hint: "done"),
      Binding(
        .enter, command: .box(.nextHere), "next box under the crosshair; none after the last one"),
      Binding("v", command: .box(.anchor), "start another box"),
    ]

  private static let editing =
    changingClass + [
      Binding(
        .tab, command: .box(.nextPart), "next: whole box, left, right, top, bottom",
        hint: "next edge"),
      Binding(.escape, .enter, command: .box(.cancel), "deselect the box", hint: "done"),
      Binding("v", command: .box(.anchor), "start another box"),
      Binding("h", .left, command: move(.left, 1), "move the box or edge left"),
      Binding("j", .down, command: move(.down, 1), "move the box or edge down"),
      Binding("k", .up, command: move(.up, 1), "move the box or edge up"),
      Binding("l", .right, command: move(.right, 1), "move the box or edge right"),
    ] + tens

  private static let movement =
    [
      Binding("h", .left, command: move(.left, 1), "crosshair left"),
      Binding("j", .down, command: move(.down, 1), "crosshair down"),
      Binding("k", .up, command: move(.up, 1), "crosshair up"),
      Binding("l", .right, command: move(.right, 1), "crosshair right"),
    ] + tens

  private static let tens = [
    Binding("H", command: move(.left, 10), "ten left"),
    Binding("J", command: move(.down, 10), "ten down"),
    Binding("K", command: move(.up, 10), "ten up"),
    Binding("L", command: move(.right, 10), "ten right"),
  ]

  private static func move(_ direction: Direction, _ cells: Int) -> Command {
    .view(.move(direction, cells: cells))
  }

  private static let pictures = [
    Binding(".", .control("n"), command: .picture(.next), "next picture", hint: "next picture"),
    Binding(",", command: .picture(.previous), "previous picture"),
  ]

  private static let boxes = [
    Binding("t", command: .box(.typeClass), "type the class"),
    Binding("y", command: .box(.duplicate), "duplicate the box"),
    Binding("d", .delete, command: .box(.delete), "delete the box", hint: "delete"),
    Binding("u", command: .box(.undo), "undo", hint: "undo"),
    Binding("U", .control("r"), command: .box(.redo), "redo"),
    Binding("n", command: .box(.next), "next box", hint: "next"),
    Binding("N", command: .box(.previous), "previous box"),
  ]

  private static let samples = [
    Binding("T", command: .sample(.preview), "show this window as training sees it"),
    Binding("s", command: .sample(.saveWindow), "save this window's boxes", hint: "save"),
    Binding("S", command: .sample(.saveAllWindows), "save all windows that have boxes"),
    Binding("r", command: .application(.review), "review the saved samples", hint: "review"),
    Binding("E", command: .application(.export), "export the good samples"),
  ]

  private static let pictureSamples = [
    Binding("T", command: .sample(.preview), "show the training image: the picture as it is"),
    Binding("s", command: .sample(.saveWindow), "save the picture with its boxes", hint: "save"),
    Binding("S", command: .sample(.saveAllWindows), "save all labeled pictures"),
    Binding("r", command: .application(.review), "review the saved samples"),
    Binding("E", command: .application(.export), "export the good samples"),
  ]

  private static let preview = [
    Binding("T", .escape, command: .sample(.preview), "back to the capture", hint: "back"),
    Binding("s", command: .sample(.saveWindow), "save this window's boxes", hint: "save"),
    Binding("C", command: .display(.nextColorMap), "next color map", hint: "colors"),
  ]

  private static let overlay = [
    Binding("j", .down, command: .overlay(.scroll(.next)), "scroll down"),
    Binding("k", .up, command: .overlay(.scroll(.previous)), "scroll up"),
    Binding(.pageDown, " ", .control("d"), command: .overlay(.scroll(.nextPage)), "next page"),
    Binding(.pageUp, .control("u"), command: .overlay(.scroll(.previousPage)), "previous page"),
    Binding([["g", "g"], [.home]], .overlay(.scroll(.first)), "first line"),
    Binding("G", .end, command: .overlay(.scroll(.last)), "last line"),
    Binding("q", .escape, "?", .enter, command: .overlay(.close), "close", hint: "close"),
    Binding("Q", command: .application(.quit), "quit"),
    Binding(.control("z"), command: .application(.suspend), "suspend"),
    Binding(.control("l"), command: .application(.redraw), "redraw the screen"),
  ]

  private static let question = [
    Binding("y", "Y", command: .question(.yes), "yes", hint: "yes"),
    Binding("n", command: .question(.no), "no; any other key does the same", hint: "no"),
  ]

  private static let prompt = [
    Binding(.enter, command: .prompt(.accept), "accept", hint: "done"),
    Binding(.escape, .control("c"), command: .prompt(.cancel), "cancel", hint: "cancel"),
    Binding(.control("u"), command: .prompt(.deleteAll), "delete the line", hint: "clear"),
    Binding(.backspace, command: .prompt(.deleteLast), "delete the last character"),
  ]
}
