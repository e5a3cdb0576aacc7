import FoundationEssentials
import Foundations
import Labels

/// Everything in a COCO file except its annotations.
package struct COCOLabelFields: Sendable {
  /// Names of members.
  enum Name {
    static let images = "images"
    static let annotations = "annotations"
    static let categories = "categories"
    static let writes = "labeltui:writes"
    static let base = "labeltui:base"
  }

  /// The members of the file in order. The three lists and LabelTUI's own members are null here.
  var members: JSONObject
  var images: COCOTable
  var categories: COCOTable
  /// The ids that the file gives its annotations.
  var numbers: [UUID: Int] = [:]

  /// The fields of a file that does not exist yet.
  init() {
    members = [
      "info": .object(["description": .string("Picture labels")]), "licenses": .array([]),
      Name.images: .null, Name.annotations: .null, Name.categories: .null,
    ]
    images = COCOTable(nameMember: "file_name")
    categories = COCOTable(nameMember: "name")
  }
}

/// The `images` or `categories` of a COCO file: elements with an id and a name. Annotations refer to them by
/// id; ids are only valid in one file, so that this program keeps names.
struct COCOTable: Sendable {
  /// The member that holds the name: `file_name` or `name`.
  let nameMember: String
  /// All elements as they are in the file.
  private(set) var elements: [JSONValue] = []
  /// Elements that the file no longer contains, by name; they return if an annotation needs them.
  private var spare: [String: JSONValue] = [:]
  private var names: [Int: String] = [:]
  private var positions: [String: Int] = [:]
  private var ids = IDPool()
  /// The number of elements without an id and a name; they are kept.
  private(set) var invalidCount = 0
  /// The number of elements whose id another element has.
  private(set) var duplicateCount = 0

  /// A table without elements.
  init(nameMember: String) { self.nameMember = nameMember }

  /// Makes a table of the `elements` in a file.
  init(nameMember: String, elements: [JSONValue]) {
    self.init(nameMember: nameMember)
    for element in elements { add(element) }
  }

  /// The name of the element `id`; nil if there is none. If several elements have the same id, the
  /// last one counts, as in pycocotools.
  func name(_ id: JSONValue?) -> String? { id?.asInteger.flatMap { names[$0] } }

  /// The first element with `name`.
  func element(_ name: String) -> JSONValue? { positions[name].map { elements[$0] } }

  /// The id of the element `name`: `current` if it is correct, else that of the first one. A
  /// missing element is added: the one from an earlier file, or `new` with a new id.
  mutating func id(of name: String, current: JSONValue?, new: () -> JSONObject) -> JSONValue {
    if let current, self.name(current) == name { return current }
    if positions[name] == nil { addMissing(name, new) }
    return element(name)?.member("id") ?? .null
  }

  private mutating func addMissing(_ name: String, _ new: () -> JSONObject) {
    if let earlier = spare.removeValue(forKey: name), let id = earlier.member("id")?.asInteger,
      !ids.contains(id)
    {
      return add(earlier)
    }
    var object: JSONObject = ["id": .integer(ids.next())]
    for member in new().members { object[member.name] = member.value }
    add(.object(object))
  }

  /// Remembers the elements of `earlier` that this table lacks.
  mutating func keepSpare(of earlier: COCOTable) {
    spare = earlier.spare
    for (name, position) in earlier.positions { spare[name] = earlier.elements[position] }
    for name in positions.keys { spare[name] = nil }
  }

  private mutating func add(_ element: JSONValue) {
    let position = elements.count
    elements.append(element)
    guard let id = element.member("id")?.asInteger,
      case .string(let text)? = element.member(nameMember)
    else {
      invalidCount += 1
      return
    }
    let name = Self.normalized(text)
    if !ids.reserve(id) {
      duplicateCount += 1
      // The element that lost its id must not be found by its name.
      if let other = names[id], other != name { positions[other] = nil }
    }
    names[id] = name
    if positions[name] == nil { positions[name] = position }
  }

  /// `name` without `./` in front.
  private static func normalized(_ name: String) -> String {
    name.hasPrefix("./") ? String(name.dropFirst(2)) : name
  }
}

/// The ids in use. A new id is one above the highest.
struct IDPool: Sendable {
  private var used: Set<Int> = []
  private var highest = 0

  /// Whether `id` is in use.
  func contains(_ id: Int) -> Bool { used.contains(id) }

  /// Marks `id` as used; returns false if it already was.
  mutating func reserve(_ id: Int) -> Bool {
    guard used.insert(id).inserted else { return false }
    highest = max(highest, id)
    return true
  }

  /// Returns a new id, counted from 1: pycocotools reads 0 as "no match".
  mutating func next() -> Int {
    // Beyond 53 bits, programs that read numbers as doubles confuse ids.
    var id = highest < 1 << 53 ? highest + 1 : 1
    while !used.insert(id).inserted { id += 1 }
    highest = max(highest, id)
    return id
  }
}

extension JSONValue {
  /// The member `name` of an object; nil if there is none.
  func member(_ name: String) -> JSONValue? {
    if case .object(let object) = self { object[name] } else { nil }
  }
}
