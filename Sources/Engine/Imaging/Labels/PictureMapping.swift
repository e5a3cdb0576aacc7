import FoundationEssentials
import Foundations
import Labels

/// Converts between the entries of a COCO file and the boxes of one picture, or of all video frames of a recording.
///
/// COCO counts rows downwards from the upper edge, and boxes count them upwards from the lower edge.
package struct PictureMapping: LabelMapping {
  /// The width and height of a picture in pixels.
  struct Size: Sendable, Equatable {
    var width: Int
    var height: Int
  }

  /// What the document shows.
  enum Subject: Sendable {
    /// The picture with the `file_name` `name`.
    case picture(name: String, size: Size)
    case frames(FrameLayout)
  }

  /// A picture of the file, and its place in the document.
  private struct Place {
    var name: String
    var size: Size
    var left = 0
    var layer = 0
  }

  let subject: Subject
  /// Sentences about problems with the file's data about the document.
  package var warnings: [String] = []

  package func holds(_ entry: COCOEntry) -> Bool { place(of: entry) != nil }

  package func annotation(of entry: COCOEntry, id: UUID) -> Annotation? {
    guard let place = place(of: entry), case .success(let shape) = COCOShape.find(in: entry),
      var box = shape.box(width: place.size.width, height: place.size.height)
    else { return nil }
    box.x = (box.x.lowerBound + place.left)..<(box.x.upperBound + place.left)
    box.layer = place.layer
    var sample: String?
    if case .string(let text)? = entry[COCOEntry.Name.savedSample] { sample = text }
    return Annotation(
      id: id, box: box, label: entry.label, comment: entry.comment, savedSample: sample,
      proposal: entry.proposal)
  }

  package func entry(
    for annotation: Annotation, original: COCOEntry?, placement: LabelPlacement<COCOEntry>
  ) -> COCOEntry {
    let place = place(of: annotation.box)
    var entry = original ?? Self.newEntry(on: place.name)
    switch placement {
    case .unchanged: break
    case .restored(let earlier):
      entry.picture = earlier.picture
      for name in [COCOEntry.Name.box, COCOEntry.Name.area, COCOEntry.Name.segmentation] {
        entry[name] = earlier[name]
      }
    case .moved:
      entry.picture = place.name
      Self.move(&entry, to: annotation.box, on: place)
    }
    if original == nil || annotation.label != entry.label {
      entry.category = annotation.label ?? COCOEntry.unlabeled
    }
    entry[COCOEntry.Name.savedSample] = annotation.savedSample.map(JSONValue.string)
    entry.proposal = annotation.proposal
    entry.comment = annotation.comment
    // An entry of another program gets a UUID only when it is changed.
    if entry != original, entry.statedID != annotation.id {
      entry[COCOEntry.Name.uuid] = .string(annotation.id.uuidString.lowercased())
    }
    return entry
  }

  // MARK: Places

  /// The place of the picture that `entry` belongs to; nil if it is not part of the document.
  private func place(of entry: COCOEntry) -> Place? {
    switch subject {
    case .picture(let name, let size):
      return entry.picture == name ? Place(name: name, size: size) : nil
    case .frames(let frames):
      return entry.picture.flatMap(frames.place(ofImage:)).map { Self.place($0, in: frames) }
    }
  }

  /// The place of the picture that `box` lies on.
  private func place(of box: Box) -> Place {
    switch subject {
    case .picture(let name, let size): Place(name: name, size: size)
    case .frames(let frames): Self.place(frames.place(of: box), in: frames)
    }
  }

  private static func place(_ place: FrameLayout.Place, in frames: FrameLayout) -> Place {
    let camera = frames.cameras[place.camera]
    return Place(
      name: frames.imageName(place), size: Size(width: camera.width, height: camera.height),
      left: camera.left, layer: place.row)
  }

  // MARK: Entries

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
  private static func move(_ entry: inout COCOEntry, to box: Box, on place: Place) {
    func row(_ value: Double) -> Int {
      Int(min(max(value, 0), Double(place.size.height)).rounded())
    }
    let top = place.size.height - row(box.y.upperBound)
    let height = max(row(box.y.upperBound) - row(box.y.lowerBound), 1)
    entry[COCOEntry.Name.box] = .array(
      [box.x.lowerBound - place.left, top, box.x.count, height].map(JSONValue.integer))
    entry[COCOEntry.Name.area] = .integer(box.x.count * height)
    if entry[COCOEntry.Name.segmentation] != nil {
      entry[COCOEntry.Name.segmentation] = .array([])
    }
  }
}
