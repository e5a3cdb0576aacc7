import FoundationEssentials
import Foundations

/// The file with the digits and colors of the classes of a dataset (`docs/formats/training-samples.md`). Fields of
/// other programs are kept.
package struct ClassBookFile: Sendable {
  /// The name of the file in the folder of the dataset.
  package static let name = "classes.json"
  private static let limit = 1 << 22

  private enum Field {
    static let version = "version"
    static let classes = "classes"
    static let name = "name"
    static let digit = "digit"
    static let color = "color"
  }

  private let dataset: Dataset
  private var path: String { dataset.folder.appending(path: Self.name).path }

  /// The file of `dataset`.
  package init(_ dataset: Dataset) { self.dataset = dataset }

  /// The stored classes; none if there is no file. Throws `FileError` or `ClassBookError`.
  package func read() throws -> ClassBook {
    do {
      return try Self.book(of: object(FileSystem.contents(of: path, limit: Self.limit)))
    } catch let error as FileError where error.isAbsence {
      return ClassBook()
    }
  }

  /// Stores `book`. Classes that only the file has stay, without a digit that `book` gives to another one, except
  /// those in `removed`. Throws `FileError`, or `ClassBookError` for a file that is not changed.
  package func write(_ book: ClassBook, removing removed: Set<String> = []) throws {
    try FileSystem.createFolder(dataset.folder.path)
    try dataset.whileLocked { folder in
      var file = JSONObject()
      do {
        file = try object(folder.contents(of: Self.name, limit: Self.limit))
      } catch let error as FileError where error.isAbsence {
        file[Field.version] = .integer(1)
      }
      let before = file
      update(&file, with: book, removing: removed)
      guard file != before else { return }
      try folder.replace(
        Self.name, with: OrderedJSONEncoder(.pretty).encode(JSONValue.object(file)))
    }
  }

  /// The object of the file with the content `data`.
  private func object(_ data: Data) throws -> JSONObject {
    let value: JSONValue
    do {
      value = try JSONParser.decode(JSONValue.self, from: data)
    } catch {
      throw ClassBookError(path: path, reason: DecodingProblem.sentence(error))
    }
    guard case .object(let object) = value else {
      throw ClassBookError(path: path, reason: "it is not an object")
    }
    if let version = object[Field.version], version != .integer(1) {
      throw ClassBookError(path: path, reason: "its version is \(version.sketch), not 1")
    }
    switch object[Field.classes] {
    case nil, .array?: return object
    case .some: throw ClassBookError(path: path, reason: "\(Field.classes) is not a list")
    }
  }

  private static func elements(of object: JSONObject) -> [JSONValue] {
    if case .array(let elements)? = object[Field.classes] { elements } else { [] }
  }

  private static func book(of object: JSONObject) -> ClassBook {
    ClassBook(
      elements(of: object).compactMap { element in
        element.member(Field.name)?.asText.map { name in
          ClassBook.Entry(
            name: name, digit: element.member(Field.digit)?.asInteger,
            color: element.member(Field.color)?.asInteger)
        }
      })
  }

  private func update(
    _ file: inout JSONObject, with book: ClassBook, removing removed: Set<String>
  ) {
    let wanted = Dictionary(uniqueKeysWithValues: book.entries.map { ($0.name, $0) })
    let digits = Set(book.entries.compactMap(\.digit))
    var known: Set<String> = []
    var elements: [JSONValue] = []
    for element in Self.elements(of: file) {
      guard case .object(var object) = element, let name = object[Field.name]?.asText else {
        elements.append(element)
        continue
      }
      if removed.contains(name), wanted[name] == nil { continue }
      known.insert(name)
      if let entry = wanted[name] {
        Self.set(entry, in: &object)
      } else if let digit = object[Field.digit]?.asInteger, digits.contains(digit) {
        object[Field.digit] = nil
      }
      elements.append(.object(object))
    }
    for entry in book.entries where !known.contains(entry.name) {
      var object: JSONObject = [Field.name: .string(entry.name)]
      Self.set(entry, in: &object)
      elements.append(.object(object))
    }
    file[Field.classes] = .array(elements)
  }

  private static func set(_ entry: ClassBook.Entry, in object: inout JSONObject) {
    object[Field.digit] = entry.digit.map(JSONValue.integer)
    object[Field.color] = entry.color.map(JSONValue.integer)
  }
}
