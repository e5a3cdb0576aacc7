import TerminalKit

/// The keys of proposals and of the parameters of the detector.
extension Keymap {
  static let proposals = [
    Binding("a", command: .box(.accept), "accept the proposal, select the next", hint: "accept"),
    Binding(";", command: .proposal(.nextUncertain), "next least certain proposal"),
    Binding([["P", "d"]], .proposal(.detect(inView: true)), "find signals in the view"),
    Binding([["P", "D"]], .proposal(.detect(inView: false)), "find signals in the whole document"),
    Binding([["P", "a"]], .proposal(.acceptShown), "accept all proposals on the screen"),
    Binding([["P", "c"]], .proposal(.acceptAbove), "accept all above a confidence"),
    Binding([["P", "r"]], .proposal(.rejectShown), "reject all proposals on the screen"),
    Binding([["P", "p"]], .proposal(.parameters), "parameters of the detector"),
  ]

  static let allProposals = [
    Binding("A", command: .box(.acceptAll), "accept all proposals of the picture or frame")
  ]

  static let parameters = [
    Binding("j", .down, command: .parameter(.next), "next parameter"),
    Binding("k", .up, command: .parameter(.previous), "previous parameter"),
    Binding("l", .right, "+", command: .parameter(.change(up: true)), "more", hint: "more"),
    Binding("h", .left, "-", command: .parameter(.change(up: false)), "less", hint: "less"),
    Binding(.enter, "t", command: .parameter(.type), "type the value", hint: "type"),
    Binding("r", command: .parameter(.reset), "set to the default", hint: "default"),
    Binding("R", command: .parameter(.resetAll), "set all to their defaults"),
    Binding(.tab, command: .parameter(.nextDetector), "next detector", hint: "next detector"),
    Binding("q", .escape, command: .parameter(.close), "close", hint: "close"),
    Binding("Q", command: .application(.quit), "quit"),
    Binding(.control("z"), command: .application(.suspend), "suspend"),
    Binding(.control("l"), command: .application(.redraw), "redraw the screen"),
  ]
}
