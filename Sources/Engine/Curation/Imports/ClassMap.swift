/// New names for classes of an import.
package struct ClassMap: Sendable, Hashable {
  /// A text is not a class map.
  package struct BadEntry: Error, Sendable, Hashable {
    /// The part of the text that is not `old=new`.
    package let text: String
  }

  private var names: [String: String] = [:]

  /// A map that changes nothing.
  package init() {}

  /// Parses `old=new,old=new`.
  package init(_ text: String) throws(BadEntry) {
    for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = entry.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty,
        names.updateValue(String(parts[1]), forKey: String(parts[0])) == nil
      else { throw BadEntry(text: String(entry)) }
    }
  }

  /// The new name of the class `name`; `name` itself if the map has none.
  package subscript(name: String) -> String { names[name] ?? name }
}
