import FoundationEssentials
import Foundations

/// Writes a JSON file element by element, in the layout of `OrderedJSONEncoder`: a large list, or an
/// object with large lists.
final class JSONListFile {
  /// How an element of a list is written.
  enum Layout {
    /// On one line.
    case lines
    /// As `OrderedJSONEncoder.Layout.pretty` does.
    case pretty
  }

  private let file: TextFile
  private let layout: Layout
  private let isObject: Bool
  private var isFirstMember = true
  private var elementCount = 0

  /// Creates the file at `path`: an object, or a list.
  init(_ path: String, isObject: Bool, layout: Layout) throws(FileError) {
    file = try TextFile(path)
    self.layout = layout
    self.isObject = isObject
    try file.write(isObject ? "{" : "[")
  }

  /// Adds a member to the object.
  func add(_ name: String, _ value: some Encodable) throws {
    try beginMember(name)
    try file.write(Self.text(value, layout: .pretty, depth: 1))
  }

  /// Adds a member that is a list; its elements follow.
  func beginList(_ name: String) throws(FileError) {
    try beginMember(name)
    try file.write("[")
    elementCount = 0
  }

  /// Adds an element to the list.
  func add(element: some Encodable) throws {
    let depth = isObject ? 2 : 1
    try file.write(Self.separator(elementCount, depth: depth))
    try file.write(Self.text(element, layout: layout, depth: depth))
    elementCount += 1
  }

  /// Adds the elements of `spool` to the list.
  func add(elementsOf spool: JSONListSpool) throws(FileError) {
    try spool.finish()
    try file.write(contentOf: spool.path)
    elementCount += spool.count
  }

  /// Ends the list that is a member.
  func endList() throws(FileError) { try file.write(elementCount > 0 ? "\n  ]" : "]") }

  /// Ends the file.
  func close() throws(FileError) {
    let isEmpty = isObject ? isFirstMember : elementCount == 0
    try file.write((isEmpty ? "" : "\n") + (isObject ? "}" : "]") + "\n")
    try file.close()
  }

  private func beginMember(_ name: String) throws(FileError) {
    let quoted = JSONValue.string(name).compactText
    try file.write((isFirstMember ? "\n  " : ",\n  ") + quoted + ": ")
    isFirstMember = false
  }

  /// What precedes element number `index` of a list at `depth`.
  static func separator(_ index: Int, depth: Int) -> String {
    (index > 0 ? ",\n" : "\n") + String(repeating: "  ", count: depth)
  }

  /// The text of `value` in a container at `depth`.
  static func text(_ value: some Encodable, layout: Layout, depth: Int) throws -> String {
    switch layout {
    case .lines:
      return String(decoding: try OrderedJSONEncoder(.compact).encode(value), as: UTF8.self)
    case .pretty:
      let text = String(decoding: try OrderedJSONEncoder(.pretty).encode(value), as: UTF8.self)
      // Newlines within strings are escaped.
      return text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\n" + String(repeating: "  ", count: depth))
    }
  }
}

/// The elements of a list that stands behind another list in the same file, kept in a file until the
/// first list is complete.
final class JSONListSpool {
  let path: String
  private let file: TextFile
  private let layout: JSONListFile.Layout
  private(set) var count = 0

  /// Creates the file at `path`.
  init(_ path: String, layout: JSONListFile.Layout) throws(FileError) {
    self.path = path
    self.layout = layout
    file = try TextFile(path)
  }

  /// Adds an element.
  func add(_ element: some Encodable) throws {
    try file.write(JSONListFile.separator(count, depth: 2))
    try file.write(JSONListFile.text(element, layout: layout, depth: 2))
    count += 1
  }

  /// Writes what is pending.
  func finish() throws(FileError) { try file.close() }
}
