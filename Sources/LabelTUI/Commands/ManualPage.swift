import Foundations
import Workstation

/// The manual page in the language of man, from the syntax of the commands and the keymap.
enum ManualPage {
  static var text: String {
    let workstation = WorkstationCommand.syntax
    var lines = [
      ".TH LABELTUI 1 \"\" \"labeltui \(EngineVersion.current)\" \"User Commands\"",
      ".SH NAME", escaped("labeltui - label radio captures, pictures and pitches in the terminal"),
      ".SH SYNOPSIS", bold(workstation.call), escaped(workstation.operands), ".br",
      bold("labeltui"), escaped("COMMAND [OPTIONS]"),
      ".SH DESCRIPTION", escaped(workstation.summary),
      escaped("Without a PATH, labeltui opens the current folder."),
      ".SH OPTIONS",
    ]
    lines += options(workstation.options + [.help, .version])
    lines.append(".SH COMMANDS")
    for command in Program.commands {
      let syntax = command.syntax
      lines += [".SS \(escaped(syntax.usage))", escaped(syntax.summary)]
      lines += options(syntax.options)
    }
    lines += keys + commandLine + files
    return lines.joined(separator: "\n") + "\n"
  }

  private static func options(_ options: [CommandOption]) -> [String] {
    options.flatMap { [".TP", bold($0.usage), escaped($0.summary)] }
  }

  private static var keys: [String] {
    var lines = [
      ".SH KEYS",
      escaped(
        "Each line has the keys, what they do, and the name of the command for the command line, "
          + "the palette and the config file."),
    ]
    for section in KeyDirectory.sections {
      lines.append(".SS \(escaped(section.title))")
      for row in section.rows {
        lines += [
          ".TP", bold(row.keys), escaped("\(row.title) (\(row.name))"),
        ]
      }
    }
    return lines
  }

  private static var commandLine: [String] {
    [
      ".SH COMMAND LINE",
      escaped("On the command line of the workstation, commands that take a value:"),
    ]
      + KeyDirectory.valueCommands.flatMap { [".TP", bold($0.usage), escaped($0.title)] }
      + [".PP", escaped("A time, sample, frequency, pixel or frame alone goes there.")]
  }

  private static var files: [String] {
    func entry(_ name: String, _ text: String) -> [String] { [".TP", bold(name), escaped(text)] }
    return [".SH FILES"]
      + entry(
        "$XDG_CONFIG_HOME/labeltui/config.toml",
        "Keys, colors, defaults and detectors. labeltui config --default prints a file to start from."
      )
      + entry("$XDG_STATE_HOME/labeltui", "What the program remembers.")
      + entry("$XDG_CACHE_HOME/labeltui", "What it can compute again.")
      + [".SH EXIT STATUS"]
      + entry("0", "Success.") + entry("1", "A failure.") + entry("2", "Wrong usage.")
      + [".SH SEE ALSO", escaped("labeltui COMMAND --help, labeltui tutor")]
  }

  private static func bold(_ text: String) -> String { ".B \"\(escaped(text, inQuotes: true))\"" }

  /// `text` for a line of its own: no character has a meaning for man.
  private static func escaped(_ text: String, inQuotes: Bool = false) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"" where inQuotes: result += "\\(dq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") && !inQuotes ? "\\&" + result : result
  }
}
