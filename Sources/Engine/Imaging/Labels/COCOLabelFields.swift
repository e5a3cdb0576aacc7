import FoundationEssentials
import Foundations
import Labels

/// Everything in a COCO file except its annotations.
package struct COCOLabelFields: Sendable {
  /// The names of members.
  enum Name {
    static let images = "images"
    static let annotations = "annotations"
    static let categories = "categories"
    static let writes = "labeltui:writes"
    static let base = "labeltui:base"
  }

  /// The members of the file in order. The three lists are null, and the members of LabelTUI are left out.
  var members: JSONObject
  /// The elements of `images`.
  var images: COCOTable
  /// The elements of `categories`.
  var categories: COCOTable
  /// The numbers of the annotations in the file.
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
/// id. The ids are valid only in one file, so this program uses the names.
struct COCOTable: Sendable {
  /// The member that holds the name: `file_name` or `name`.
  let nameMember: String
  /// All elements of the file, unchanged.
  private(set) var elements: [JSONValue] = []
  /// Elements that another program removed from the file, by name. They are added again if an annotation needs
  /// them.
  private var spare: [String: JSONValue] = [:]
  private var names: [Int: String] = [:]
  private var positions: [String: Int] = [:]
  private var ids = IDPool()
  /// The number of elements without an id or a name. They are kept but not used.
  private(set) var invalidCount = 0
  /// The number of elements with the id of an earlier element.
  private(set) var duplicateCount = 0

  /// A table without elements.
  init(nameMember: String) { self.nameMember = nameMember }

  /// A table with the `elements` of a file.
  init(nameMember: String, elements: [JSONValue]) {
    self.init(nameMember: nameMember)
    for element in elements { add(element) }
  }

  /// The name of the element with `id`; nil if there is none. If several elements have this id, the last one
  /// is used, as in pycocotools.
  func name(_ id: JSONValue?) -> String? { id?.asInteger.flatMap { names[$0] } }

  /// The first element with `name`; nil if there is none.
  func element(_ name: String) -> JSONValue? { positions[name].map { elements[$0] } }

  /// The id of the element with `name`: `current` if that element has this name, otherwise the id of the first
  /// element with this name. If there is none, adds the element that an earlier file had, or `new` with a new
  /// id.
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

  /// Keeps the elements of `earlier` that this table lacks, in case an annotation needs them.
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
      // The id belongs to this element now, so the earlier element must not be found by its name.
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

/// The ids in use, and new ids. A new id is the highest id plus 1.
struct IDPool: Sendable {
  private var used: Set<Int> = []
  private var highest = 0

  /// Whether `id` is in use.
  func contains(_ id: Int) -> Bool { used.contains(id) }

  /// Marks `id` as used. Returns false if it was used before.
  mutating func reserve(_ id: Int) -> Bool {
    guard used.insert(id).inserted else { return false }
    highest = max(highest, id)
    return true
  }

  /// Returns a new id. Ids start at 1, because pycocotools reads 0 as "no match".
  mutating func next() -> Int {
    // Programs that read numbers as doubles confuse ids of more than 53 bits.
    var id = highest < 1 << 53 ? highest + 1 : 1
    while !used.insert(id).inserted { id += 1 }
    highest = max(highest, id)
    return id
  }
}
