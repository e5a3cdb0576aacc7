/// An option of a command: `--name`, or `--name VALUE`.
struct CommandOption: Hashable, Sendable {
  /// The name without its dashes.
  let name: String
  /// The name of the value in the help, such as `SEC`; nil for an option without a value.
  let placeholder: String?
  /// What the option does, for the help.
  let summary: String

  init(_ name: String, _ placeholder: String? = nil, summary: String) {
    self.name = name
    self.placeholder = placeholder
    self.summary = summary
  }

  static let help = CommandOption("help", summary: "print this help and exit")
  static let version = CommandOption("version", summary: "print the version and exit")

  /// The option as it is typed, with the placeholder of its value.
  var usage: String { "--\(name)" + (placeholder.map { " \($0)" } ?? "") }
}
