import FoundationEssentials
import Foundations
import Glibc

/// Writes the output of a command.
enum StandardOutput {
  /// Writes all of `text`; throws `OutputError` if it cannot be written.
  static func write(_ text: String) throws(OutputError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw OutputError(code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes `value` as JSON and a newline. Control characters are escaped even within strings,
  /// so that the output cannot control the terminal.
  static func write(json value: some Encodable) throws {
    let data = try OrderedJSONEncoder(.pretty).encode(value)
    try write(escaping(String(decoding: data, as: UTF8.self)))
  }

  /// Replaces each scalar of `json` that `VisibleText` would replace by `\uXXXX`.
  static func escaping(_ json: String) -> String {
    var text = ""
    for scalar in json.unicodeScalars {
      if scalar == "\n" || VisibleText.of(String(scalar)) == String(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return text
  }
}

/// Standard output cannot be written.
struct OutputError: Error, CustomStringConvertible {
  let code: Int32

  var description: String {
    "cannot write standard output (\(String(cString: strerror(code))))"
  }
}
