import FoundationEssentials
import Foundations
import Glibc

/// What a command answers.
enum StandardOutput {
  /// Writes all of `text`; throws `OutputError` when nobody takes it.
  static func write(_ text: String) throws(OutputError) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw OutputError(code: errno) }
      rest = rest.dropFirst(count)
    }
  }

  /// Writes `value` as JSON and a newline. What could act on a terminal is escaped even within
  /// strings, where JSON would allow it.
  static func write(json value: some Encodable) throws {
    let data = try OrderedJSONEncoder(.pretty).encode(value)
    try write(harmless(String(decoding: data, as: UTF8.self)))
  }

  /// `json` with every scalar that `VisibleText` would replace as `\uXXXX`.
  static func harmless(_ json: String) -> String {
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

/// Standard output that cannot be written.
struct OutputError: Error, CustomStringConvertible {
  let code: Int32

  var description: String {
    "standard output cannot be written (\(String(cString: strerror(code))))"
  }
}
