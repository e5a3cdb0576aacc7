/// The reason why a TOML document cannot be read.
package enum TOMLError: Error, Equatable, CustomStringConvertible {
  case tooLarge(limit: Int)
  /// A line with more than `limit` dots.
  case tooDeep(line: Int, limit: Int)
  case syntax(line: Int, String)

  /// The line, from 1; nil if the problem is not in a line.
  package var line: Int? {
    switch self {
    case .tooLarge: nil
    case .tooDeep(let line, _), .syntax(let line, _): line
    }
  }

  /// What is wrong, without the file and the line.
  package var description: String {
    switch self {
    case .tooLarge(let limit): "the file is larger than \(limit / (1 << 20)) MB: make it smaller"
    case .tooDeep(_, let limit): "the line has more than \(limit) dots: shorten it"
    case .syntax(_, let text): "this is not TOML: \(text)"
    }
  }
}
