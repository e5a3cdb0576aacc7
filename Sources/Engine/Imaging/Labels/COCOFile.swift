import FoundationEssentials
import Foundations
import Labels

/// The top-level object of a COCO file.
struct COCOFile {
  /// The members of the object. The three lists are null, and the members of LabelTUI are left out.
  private(set) var members: JSONObject
  let images: [JSONValue]
  let categories: [JSONValue]
  let writes: [LabelWriteCount]
  let base: LabelBase<COCOEntry>?
  private var annotations: [JSONValue]

  private typealias Name = COCOLabelFields.Name

  /// Parses `data`, the content of the file at `path`. Throws `LabelFileError.unreadable` if it is
  /// not a COCO file.
  init(_ data: Data, path: String) throws(LabelFileError) {
    let object = try Self.object(data, path: path)
    images = try Self.list(Name.images, of: object, path: path)
    annotations = try Self.list(Name.annotations, of: object, path: path)
    categories = try Self.list(Name.categories, of: object, path: path)
    // If another program has damaged these members, they are ignored, and the labels are still read.
    writes = Self.writes(object[Name.writes])
    base = object[Name.base].flatMap(Self.base)
    members = object
    for name in [Name.images, Name.annotations, Name.categories] { members[name] = .null }
    for name in [Name.writes, Name.base] { members[name] = nil }
  }

  private static func object(_ data: Data, path: String) throws(LabelFileError) -> JSONObject {
    let value: JSONValue
    do {
      value = try JSONParser.decode(JSONValue.self, from: data)
    } catch {
      throw unreadable(path, DecodingProblem.sentence(error))
    }
    guard case .object(let object) = value else {
      throw unreadable(path, "it is not a JSON object")
    }
    return object
  }

  private static func list(
    _ name: String, of object: JSONObject, path: String
  ) throws(LabelFileError) -> [JSONValue] {
    switch object[name] {
    case .array(let elements)?: return elements
    case nil: throw unreadable(path, "\(name) is missing")
    case let value?: throw unreadable(path, "\(name) is \(value.sketch) and not a list")
    }
  }

  private static func unreadable(_ path: String, _ reason: String) -> LabelFileError {
    .unreadable(path: path, format: COCOLabelCodec.format, reason: reason)
  }

  /// Returns the annotations and removes them from this value, so that the largest part of the file
  /// is not in memory twice.
  mutating func takeAnnotations() -> [JSONValue] {
    defer { annotations = [] }
    return annotations
  }

  /// The text of the file for `content`, with one line per element of the three lists.
  static func text(of content: LabelContent<COCOLabelCodec>) -> String {
    var members = content.fields.members
    if !content.writes.isEmpty { members[Name.writes] = value(of: content.writes) }
    if let base = content.base { members[Name.base] = value(of: base) }
    var text = "{"
    for (index, member) in members.members.enumerated() {
      text += index > 0 ? ",\n  " : "\n  "
      JSONValue.string(member.name).write(to: &text)
      text += ": "
      switch member.name {
      case Name.images: write(content.fields.images.elements, to: &text)
      case Name.categories: write(content.fields.categories.elements, to: &text)
      case Name.annotations:
        write(content.order.lazy.compactMap { content.entries[$0]?.value }, to: &text)
      default: member.value.write(to: &text)
      }
    }
    return text + "\n}\n"
  }

  private static func write(_ elements: some Sequence<JSONValue>, to text: inout String) {
    text += "["
    var isFirst = true
    for element in elements {
      text += isFirst ? "\n    " : ",\n    "
      element.write(to: &text)
      isFirst = false
    }
    text += isFirst ? "]" : "\n  ]"
  }
}

/// Reads and writes the members of LabelTUI.
extension COCOFile {
  private static func writes(_ value: JSONValue?) -> [LabelWriteCount] {
    guard case .array(let elements)? = value else { return [] }
    return elements.compactMap { element in
      guard case .string(let session)? = element.member("session"),
        let count = element.member("count")?.asInteger
      else { return nil }
      return LabelWriteCount(session: session, count: count)
    }
  }

  private static func value(of writes: [LabelWriteCount]) -> JSONValue {
    .array(
      writes.map {
        .object(["session": .string($0.session), "count": .integer($0.count)])
      })
  }

  private static func base(_ value: JSONValue) -> LabelBase<COCOEntry>? {
    guard case .array(let added)? = value.member("added"),
      case .array(let before)? = value.member("before")
    else { return nil }
    var entries: [UUID: COCOEntry] = [:]
    for element in before {
      guard let id = uuid(element.member("uuid")), let value = element.member("annotation") else {
        return nil
      }
      entries[id] = COCOEntry(
        value: value, picture: string(element.member("picture")),
        category: string(element.member("category")))
    }
    return LabelBase(added: Set(added.compactMap(uuid)), before: entries)
  }

  private static func value(of base: LabelBase<COCOEntry>) -> JSONValue {
    let before = base.before.sorted { $0.key.uuidString < $1.key.uuidString }.map { id, entry in
      var element: JSONObject = ["uuid": .string(id.uuidString.lowercased())]
      element["picture"] = entry.picture.map(JSONValue.string)
      element["category"] = entry.category.map(JSONValue.string)
      element["annotation"] = entry.value
      return JSONValue.object(element)
    }
    let added = base.added.map { $0.uuidString.lowercased() }.sorted()
    return .object(["added": .array(added.map(JSONValue.string)), "before": .array(before)])
  }

  private static func uuid(_ value: JSONValue?) -> UUID? {
    string(value).flatMap(UUID.init(uuidString:))
  }

  private static func string(_ value: JSONValue?) -> String? {
    if case .string(let text)? = value { text } else { nil }
  }
}
