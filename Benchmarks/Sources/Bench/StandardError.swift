import Foundation

/// What is said beside the figures.
enum StandardError {
  /// Writes `line` and a newline.
  static func writeLine(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }
}
