import FoundationEssentials
import Foundations
import Libraries

/// The reason why the config file cannot be used.
package struct SettingsError: Error, Equatable, CustomStringConvertible {
  /// What is wrong in a line.
  enum Problem: Equatable, Sendable {
    /// The file cannot be read.
    case unreadable(String)
    case toml(TOMLError)
    case unknownKey(String, known: [String])
    case wrongType(String, expected: String)
    case badValue(String, found: String, expected: String)
    case missingKey(String)
    case unknownCommand(String, similar: [String])
    case notInMode(command: String, mode: String)
    case badKey(String)
    case reservedKey(String)
    /// The key does something else in a mode.
    case conflict(key: String, command: String, other: String, mode: String)
  }

  let path: String
  /// The line, from 1; nil if the problem is in none.
  let line: Int?
  let problem: Problem

  /// One sentence that names the file and the line.
  package var description: String { sentence(VisibleText.of(path)) }

  /// The sentence with the file's name instead of its path, for the status line.
  package var shortDescription: String {
    sentence(VisibleText.of(URL(filePath: path).lastPathComponent))
  }

  private func sentence(_ file: String) -> String {
    file + (line.map { ", line \($0)" } ?? "") + ": " + text
  }

  private var text: String {
    switch problem {
    case .unreadable(let reason): VisibleText.of(reason)
    case .toml(let error): VisibleText.of(error.description)
    case .unknownKey(let key, let known):
      "there is no setting \(VisibleText.of(key)); there are \(known.joined(separator: ", "))"
    case .wrongType(let key, let expected): "\(VisibleText.of(key)) must be \(expected)"
    case .badValue(let key, let found, let expected):
      "\(VisibleText.of(key)) is \(VisibleText.of(found)), but must be \(expected)"
    case .missingKey(let key): "\(key) is missing"
    case .unknownCommand(let name, let similar):
      "no command has the name \(VisibleText.of(name))"
        + (similar.isEmpty
          ? "; labeltui config --default lists all"
          : "; did you mean \(similar.joined(separator: " or "))?")
    case .notInMode(let command, let mode):
      "\(VisibleText.of(command)) is not a command of the mode \(mode)"
    case .badKey(let text):
      "\(VisibleText.of(text)) is not a key; write a character, a sequence such as gg, or a name such as "
        + "ctrl-x, enter, page-up, shift-left or f5"
    case .reservedKey(let key): "the key \(key) is reserved; choose another one"
    case .conflict(let key, let command, let other, let mode):
      "\(key) for \(command) is already the key, or the start of a key, for \(other) in the mode \(mode)"
    }
  }
}
