import FoundationEssentials
import Foundations
import Labels

/// Converts between the entries of a COCO file and the boxes of one picture.
///
/// COCO counts rows downwards from the upper edge, and boxes count them upwards from the lower edge.
package struct PictureMapping: LabelMapping {
  /// The width and height of a picture in pixels.
  struct Size: Sendable, Equatable {
    var width: Int
    var height: Int
  }

  /// The `file_name` of the picture.
  let name: String
  /// The size of the picture.
  let size: Size
  /// Sentences about problems with the file's data about the picture.
  package let warnings: [String]

  package func holds(_ entry: COCOEntry) -> Bool { entry.picture == name }

  package func annotation(of entry: COCOEntry, id: UUID) -> Annotation? {
    guard case .success(let shape) = COCOShape.find(in: entry),
      let box = shape.box(width: size.width, height: size.height)
    else { return nil }
    var sample: String?
    if case .string(let text)? = entry[COCOEntry.Name.savedSample] { sample = text }
    return Annotation(id: id, box: box, label: entry.label, savedSample: sample)
  }

  package func entry(
    for annotation: Annotation, original: COCOEntry?, placement: LabelPlacement<COCOEntry>
  ) -> COCOEntry {
    var entry = original ?? Self.newEntry(on: name)
    switch placement {
    case .unchanged: break
    case .restored(let earlier):
      for name in [COCOEntry.Name.box, COCOEntry.Name.area, COCOEntry.Name.segmentation] {
        entry[name] = earlier[name]
      }
    case .moved: place(&entry, at: annotation.box)
    }
    if original == nil || annotation.label != entry.label {
      entry.category = annotation.label ?? COCOEntry.unlabeled
    }
    entry[COCOEntry.Name.savedSample] = annotation.savedSample.map(JSONValue.string)
    // An entry of another program gets a UUID only when it is changed.
    if entry != original, entry.statedID != annotation.id {
      entry[COCOEntry.Name.uuid] = .string(annotation.id.uuidString.lowercased())
    }
    return entry
  }

  /// A new entry. Its numbers are assigned when the file is written.
  private static func newEntry(on picture: String) -> COCOEntry {
    COCOEntry(
      value: .object([
        COCOEntry.Name.id: .null, COCOEntry.Name.image: .null, COCOEntry.Name.category: .null,
        COCOEntry.Name.box: .null, COCOEntry.Name.area: .null,
        COCOEntry.Name.crowd: .integer(0),
      ]),
      picture: picture, category: COCOEntry.unlabeled)
  }

  /// Moves `entry` to `box`. The segmentation is not correct any more, so it becomes empty. If undo moves the box
  /// back, the segmentation comes back, too.
  private func place(_ entry: inout COCOEntry, at box: Box) {
    func row(_ value: Double) -> Int { Int(min(max(value, 0), Double(size.height)).rounded()) }
    let top = size.height - row(box.y.upperBound)
    let height = max(row(box.y.upperBound) - row(box.y.lowerBound), 1)
    entry[COCOEntry.Name.box] = .array(
      [box.x.lowerBound, top, box.x.count, height].map(JSONValue.integer))
    entry[COCOEntry.Name.area] = .integer(box.x.count * height)
    if entry[COCOEntry.Name.segmentation] != nil {
      entry[COCOEntry.Name.segmentation] = .array([])
    }
  }
}
