import Labels

/// The option that names the format of a file with boxes.
enum BoxesFormat {
  private static let names = BoxFormat.allCases.map(\.rawValue).joined(separator: ", ")

  /// The option.
  static let option = CommandOption(
    "format", "F", summary: "format of the file: \(names) (by its name and content)")

  /// The format in `arguments`; nil if none was given.
  static func parse(_ arguments: Arguments) throws(UsageError) -> BoxFormat? {
    guard let name = arguments[option] else { return nil }
    guard let format = BoxFormat(rawValue: name) else {
      throw .badValue(option, found: name, expected: "one of \(names)")
    }
    return format
  }
}
