import TerminalKit

/// The keys of the list of generated datasets.
extension Keymap {
  static let datasets =
    [
      Binding(.enter, "l", .right, command: .datasets(.open), "details", hint: "details"),
      Binding(
        "a", command: .datasets(.architecture(next: true)),
        "next architecture: datasets that do not fit are dimmed", hint: "architecture"),
      Binding("A", command: .datasets(.architecture(next: false)), "previous architecture"),
      Binding(
        "o", command: .datasets(.openSample), "open the recording of a sample", hint: "open sample"),
      Binding("R", command: .datasets(.reload), "search the folders again"),
      Binding(.escape, command: .application(.close), "close"),
    ] + lines { .datasets(.select($0)) }
}
