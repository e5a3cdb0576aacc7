import FoundationEssentials
import Foundations
import Labels
import Libraries

/// An element of `annotations` in a COCO file: a box on a picture, with the fields of other programs.
package struct COCOEntry: LabelEntry {
  /// The names of members.
  enum Name {
    static let id = "id"
    static let image = "image_id"
    static let category = "category_id"
    static let box = "bbox"
    static let area = "area"
    static let crowd = "iscrowd"
    static let segmentation = "segmentation"
    static let uuid = "labeltui:uuid"
    static let savedSample = "labeltui:sample"
    static let attributes = "attributes"
  }

  /// The category of boxes without a class, because every COCO annotation needs a category. A box with this category
  /// has no class in this program, even if another program wrote it.
  static let unlabeled = "unlabeled"

  /// The element in the file. Its numbers (`id`, `image_id`, `category_id`) are valid only in that file.
  var value: JSONValue
  /// The `file_name` of its image; nil if `image_id` is not the id of an image.
  var picture: String?
  /// The name of its category; nil if `category_id` is not the id of a category.
  var category: String?

  /// The value of member `name`; nil if there is none, or if the element is not an object. Setting an equal value keeps
  /// the spelling in the file.
  subscript(name: String) -> JSONValue? {
    get {
      if case .object(let object) = value { object[name] } else { nil }
    }
    set {
      guard case .object(var object) = value, object[name] != newValue else { return }
      object[name] = newValue
      value = .object(object)
    }
  }

  /// The class; nil if the box has none.
  var label: String? { category == Self.unlabeled ? nil : category }

  /// The id in the file; nil if it is not an integer.
  var number: Int? { self[Name.id]?.asInteger }

  /// The id that LabelTUI gave the entry; nil if it has none.
  var statedID: UUID? {
    if case .string(let text)? = self[Name.uuid] { UUID(uuidString: text) } else { nil }
  }

  /// An id for an entry without `labeltui:uuid`. Every program that reads the same entry computes the same id. If the
  /// entry has a number, the id does not depend on the box.
  var derivedID: UUID {
    if let number, let id = Self.id(ofNumber: number) { return id }
    return UUID(derivedFrom: Array(value.compactText.utf8))
  }

  /// The id of the entry with `number`: a UUID of version 8 (RFC 9562); nil if the number has more than 48 bits.
  private static func id(ofNumber number: Int) -> UUID? {
    guard number >= 0, number < 1 << 48 else { return nil }
    func byte(_ shift: Int) -> UInt8 { UInt8(truncatingIfNeeded: number >> shift) }
    return UUID(
      uuid: (
        0x63, 0x6F, 0x63, 0x6F, 0x2D, 0x69, 0x80, 0x64, 0x80, 0x00, byte(40), byte(32), byte(24),
        byte(16), byte(8), byte(0)
      ))
  }

  /// Whether both entries have the same content on the same picture. Numbers that are valid only in one file are not
  /// compared.
  package func hasContent(of other: COCOEntry) -> Bool {
    if self == other { return true }
    guard picture == other.picture, category == other.category else { return false }
    return withoutIDs == other.withoutIDs
  }

  private var withoutIDs: JSONValue {
    var copy = self
    copy[Name.id] = nil
    copy[Name.uuid] = nil
    if picture != nil { copy[Name.image] = nil }
    if category != nil { copy[Name.category] = nil }
    return copy.value
  }
}
