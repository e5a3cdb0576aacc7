import Datasets

/// The conditions of a filter, given as operands: `class:video conf:<0.5 by:anna`.
enum FilterOperands {
  /// The filter that `words` describe, as in the workstation.
  static func parse(_ words: some Sequence<String>) throws(UsageError) -> SampleFilter {
    do {
      return try SampleFilter(parsing: words.map(word).joined(separator: " "))
    } catch {
      throw .badFilter("\(error)")
    }
  }

  /// `argument`, an argument of the shell and so one word, with quotes around a value that contains
  /// spaces.
  private static func word(_ argument: String) -> String {
    guard argument.contains(" "), !argument.contains("\""), let colon = argument.firstIndex(of: ":")
    else { return argument }
    let value = argument[argument.index(after: colon)...]
    // A filter with several conditions in one argument is taken as it is.
    return value.contains(":") ? argument : "\(argument[...colon])\"\(value)\""
  }
}
