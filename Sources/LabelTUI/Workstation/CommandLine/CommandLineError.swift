import Foundations

/// The reason why a line of the command line does nothing.
enum CommandLineError: Error, Equatable, CustomStringConvertible {
  case unknown(String, similar: [String])
  /// The command exists, but not in this mode.
  case notHere(String, modes: [String])
  case missingValue(ArgumentCommand)
  case badCount(String, found: String)
  case badSetting(String)
  case badValue(Setting, found: String)
  case badTheme(String)
  /// The document of this name is not in the list, and cannot be opened from here.
  case notListed(String)

  /// One sentence for the status line, which says what to type.
  var description: String {
    switch self {
    case .unknown(let word, let similar):
      "No command has the name \(VisibleText.of(word))"
        + (similar.isEmpty
          ? "; press Tab for the list." : ": type \(similar.joined(separator: " or ")).")
    case .notHere(let word, let modes):
      "\(VisibleText.of(word)) is not possible here"
        + (modes.isEmpty ? "." : ", only in \(Self.list(modes)).")
    case .missingValue(let command):
      "\(command.rawValue) needs a value: type \(command.rawValue) \(command.placeholder)."
    case .badCount(let word, let found):
      "\(VisibleText.of(found)) is not a number of times: type \(VisibleText.of(word)), "
        + "or \(VisibleText.of(word)) 3."
    case .badSetting(let text):
      "There is no setting \(VisibleText.of(text)): "
        + "type one of \(Setting.allCases.map(\.rawValue).joined(separator: ", "))."
    case .badValue(let setting, let found):
      "\(VisibleText.of(found)) is not a value of \(setting.rawValue): "
        + "type one of \(setting.values.joined(separator: ", "))."
    case .badTheme(let text):
      "There is no theme \(VisibleText.of(text)): "
        + "type one of \(Theme.Name.allCases.map(\.rawValue).joined(separator: ", "))."
    case .notListed(let path):
      "\(VisibleText.of(path)) cannot be opened from here: close this document first."
    }
  }

  /// `modes`, each once.
  private static func list(_ modes: [String]) -> String {
    var seen = Set<String>()
    return modes.filter { seen.insert($0).inserted }.joined(separator: ", ")
  }
}
