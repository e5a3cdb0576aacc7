/// An option of a command: `--name`, or `--name VALUE`.
struct CommandOption: Hashable, Sendable {
  /// Without the dashes.
  let name: String
  /// What the help shows for the value, such as `SEC`; nil for an option without one.
  let placeholder: String?
  /// What it does, for the help.
  let summary: String

  init(_ name: String, _ placeholder: String? = nil, summary: String) {
    self.name = name
    self.placeholder = placeholder
    self.summary = summary
  }

  static let help = CommandOption("help", summary: "say this and end")
  static let version = CommandOption("version", summary: "say the version and end")

  /// As it is written, with the value's placeholder.
  var usage: String { "--\(name)" + (placeholder.map { " \($0)" } ?? "") }
}
