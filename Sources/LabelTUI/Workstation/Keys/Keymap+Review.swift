import Datasets
import TerminalKit

/// The standard keys of the review, its thumbnails and the dashboard.
extension Keymap {
  static let verdicts = [
    Binding("g", "a", command: .review(.good), "good", hint: "good"),
    Binding("b", "x", command: .review(.bad), "bad, with a reason", hint: "bad"),
    Binding(" ", command: .review(.skip), "skip", hint: "skip"),
    Binding("F", command: .review(.flag), "flag: another person should look", hint: "flag"),
    Binding("u", command: .review(.undo), "take the last verdict back", hint: "undo"),
  ]

  static let review = [
    Binding("l", "j", .right, .down, command: .review(.next), "next sample"),
    Binding("h", "k", .left, .up, .backspace, command: .review(.previous), "previous sample"),
    Binding("n", command: .review(.nextUnreviewed), "next sample without a verdict"),
    Binding("e", .enter, command: .review(.fix), "fix the boxes", hint: "fix"),
    Binding("t", command: .review(.toggleGrid), "thumbnails", hint: "thumbnails"),
    Binding("+", command: .review(.zoom(in: true)), "zoom in"),
    Binding("-", command: .review(.zoom(in: false)), "zoom out"),
    Binding("=", command: .review(.fit), "show all of the image"),
    Binding("H", .shift(.left), command: .review(.pan(.left)), "view left"),
    Binding("J", .shift(.down), command: .review(.pan(.down)), "view down"),
    Binding("K", .shift(.up), command: .review(.pan(.up)), "view up"),
    Binding("L", .shift(.right), command: .review(.pan(.right)), "view right"),
    nextPictureStyle,
  ]

  static let grid = [
    Binding("h", .left, .backspace, command: .review(.move(.left)), "left"),
    Binding("j", .down, command: .review(.move(.down)), "down"),
    Binding("k", .up, command: .review(.move(.up)), "up"),
    Binding("l", .right, command: .review(.move(.right)), "right"),
    Binding(.pageDown, .control("d"), command: .review(.page(next: true)), "next page"),
    Binding(.pageUp, .control("u"), command: .review(.page(next: false)), "previous page"),
    Binding("n", command: .review(.nextUnreviewed), "next sample without a verdict"),
    Binding(.enter, "t", command: .review(.open), "show the sample", hint: "open"),
  ]

  /// What the review and its thumbnails have in common besides verdicts.
  static let reviewLists = [
    Binding("f", "/", command: .review(.filter), "filter the samples", hint: "filter"),
    Binding(.escape, command: .review(.clearFilter), "show all samples again"),
    Binding(
      "o", command: .review(.nextOrder),
      "order: key, newest, least confident, most boxes", hint: "order"),
    Binding(.home, command: .review(.first), "first sample"),
    Binding("G", .end, command: .review(.last), "last sample"),
    Binding("V", command: .review(.toggleBlind), "hide or show the verdicts of other people"),
    Binding("d", command: .application(.dashboard), "figures of the dataset", hint: "figures"),
    Binding("R", command: .review(.reload), "read the dataset again"),
    Binding("D", command: .review(.delete), "delete the sample (asks first)"),
    nextColorMap,
    Binding("E", command: .application(.export), "export the good samples", hint: "export"),
  ]

  static let dashboard = [
    Binding(
      .enter, "l", .right, command: .dashboard(.open), "review the samples of this bar",
      hint: "review them"),
    Binding("j", .down, command: .dashboard(.next), "next bar"),
    Binding("k", .up, command: .dashboard(.previous), "previous bar"),
    Binding(
      .tab, "J", .pageDown, command: .dashboard(.nextSection), "next group", hint: "next group"),
    Binding("K", .pageUp, command: .dashboard(.previousSection), "previous group"),
    Binding([["g", "g"], [.home]], .dashboard(.first), "first bar"),
    Binding("G", .end, command: .dashboard(.last), "last bar"),
    Binding("R", command: .dashboard(.reload), "count again"),
    Binding("r", command: .application(.review), "review all samples", hint: "review all"),
    Binding(.escape, command: .application(.close), "close"),
  ]
}
