import TerminalKit

/// The keys that find commands, and those of the list of jobs.
extension Keymap {
  static let findingCommands = [
    Binding(.control("p"), command: .comfort(.palette), "find a command by words"),
    Binding("w", command: .comfort(.jobs), "running jobs and results"),
  ]

  static let commandLine = Binding(":", command: .comfort(.commandLine), "type a command")

  static let completion = [
    Binding(.tab, command: .prompt(.complete(forward: true)), "complete the command, next one"),
    Binding(.backTab, command: .prompt(.complete(forward: false)), "previous completion"),
    Binding(.up, command: .prompt(.older), "earlier command line; in the palette up"),
    Binding(.down, command: .prompt(.newer), "later command line; in the palette down"),
  ]

  static let jobs = [
    Binding("j", .down, command: .comfort(.selectJob(.next)), "next job"),
    Binding("k", .up, command: .comfort(.selectJob(.previous)), "previous job"),
    Binding(
      "x", .delete, command: .comfort(.cancelSelectedJob), "cancel the selected job",
      hint: "cancel it"),
    Binding(.control("c"), command: .application(.cancelJob), "cancel all jobs"),
    Binding("q", .escape, .enter, "w", command: .overlay(.close), "close", hint: "close"),
    Binding("Q", command: .application(.quit), "quit"),
    Binding(.control("z"), command: .application(.suspend), "suspend"),
    Binding(.control("l"), command: .application(.redraw), "redraw the screen"),
  ]
}
