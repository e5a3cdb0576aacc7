import FoundationEssentials
import Foundations
import Labels

/// Reads and writes the labels of all pictures of a folder as a COCO file (`docs/formats/picture-labels.md`).
package struct COCOLabelCodec: LabelCodec {
  /// The name of the format in errors.
  static let format = "a COCO label file"
  /// The maximum size of a file in bytes.
  static let largestSize = 100 << 20

  /// The folder of the pictures.
  let folder: String
  /// The sizes of the pictures that were opened, by file name.
  var sizes: [String: PictureMapping.Size] = [:]
  /// The video frames of the document, if the folder is a recording; otherwise nil.
  var frames: FrameLayout?
  /// Boxes that programs found in the recording, shown if it has no label file yet.
  var proposals: [Annotation] = []

  package func emptyContent() -> LabelContent<Self> { LabelContent(fields: COCOLabelFields()) }

  package func importedContent() -> LabelContent<Self>? {
    guard let frames else { return COCOImport(codec: self).content() }
    let mapping = PictureMapping(subject: .frames(frames))
    var content = emptyContent()
    content.order = proposals.map(\.id)
    for proposal in proposals {
      content.entries[proposal.id] = mapping.entry(
        for: proposal, original: nil, placement: .moved)
    }
    return content
  }

  package func decode(
    _ data: Data, path: String, known: LabelContent<Self>
  ) throws -> LabelContent<Self> {
    var file = try COCOFile(data, path: path)
    var fields = COCOLabelFields()
    fields.images = COCOTable(nameMember: "file_name", elements: file.images)
    fields.categories = COCOTable(nameMember: "name", elements: file.categories)
    let entries = file.takeAnnotations().map { value in
      COCOEntry(
        value: value, picture: fields.images.name(value.member(COCOEntry.Name.image)),
        category: fields.categories.name(value.member(COCOEntry.Name.category)))
    }
    fields.members = file.members
    let ids = Self.identify(entries, known: known)
    var content = LabelContent<Self>(fields: fields)
    content.entries = Dictionary(zip(ids, entries), uniquingKeysWith: { $1 })
    content.order = ids
    content.writes = file.writes
    content.base = file.base
    for (id, entry) in zip(ids, entries) { content.fields.numbers[id] = entry.number }
    content.warnings = Self.warnings(about: content, entries: entries, path: path)
    return content
  }

  /// The ids of `entries`. An entry whose UUID another program removed is recognized by its number, but
  /// only if it has the same position. If the position differs, it may be another box: both programs may
  /// have assigned the same number.
  private static func identify(
    _ entries: [COCOEntry], known: LabelContent<Self>
  ) -> [UUID] {
    let byNumber = Dictionary(
      known.fields.numbers.map { ($0.value, $0.key) }, uniquingKeysWith: { $1 })
    let stated = entries.map { entry -> UUID? in
      if let id = entry.statedID { return id }
      guard let number = entry.number, let id = byNumber[number], let other = known.entries[id],
        other.picture == entry.picture,
        other[COCOEntry.Name.box] == entry[COCOEntry.Name.box]
      else { return nil }
      return id
    }
    return LabelIdentities.assign(stated: stated) { entries[$0].derivedID }
  }

  package func encode(_ content: inout LabelContent<Self>) throws -> Data {
    assignIDs(&content)
    return Data(COCOFile.text(of: content).utf8)
  }

  /// Gives every entry the numbers that are valid in the file.
  private func assignIDs(_ content: inout LabelContent<Self>) {
    content.order = Self.order(of: content)
    assignNumbers(&content)
    for id in content.order {
      guard var entry = content.entries[id] else { continue }
      if let picture = entry.picture {
        entry[COCOEntry.Name.image] = content.fields.images.id(
          of: picture, current: entry[COCOEntry.Name.image]
        ) {
          element(of: picture)
        }
      }
      if let category = entry.category {
        entry[COCOEntry.Name.category] = content.fields.categories.id(
          of: category, current: entry[COCOEntry.Name.category]
        ) {
          ["name": .string(category), "supercategory": .string("")]
        }
      }
      content.entries[id] = entry
    }
  }

  /// The new element of `images` for `picture`, without its id.
  private func element(of picture: String) -> JSONObject {
    if let frames, let place = frames.place(ofImage: picture) { return frames.element(place) }
    let size = sizes[picture] ?? PictureMapping.Size(width: 0, height: 0)
    return [
      "file_name": .string(picture), "width": .integer(size.width),
      "height": .integer(size.height),
    ]
  }

  /// The ids of all entries: first the entries of the file in their order, then new ones by position.
  private static func order(of content: LabelContent<Self>) -> [UUID] {
    let kept = content.order.filter { content.entries[$0] != nil }
    let listed = Set(kept)
    var added: [(id: UUID, place: (String, Double, Double))] = []
    for (id, entry) in content.entries where !listed.contains(id) {
      added.append((id, entry.writingPlace))
    }
    added.sort { first, second in
      if first.place != second.place { return first.place < second.place }
      return first.id.uuidString < second.id.uuidString
    }
    return kept + added.map { $0.id }
  }

  /// Gives every entry a unique number. Entries of the file keep their numbers; if two have the same
  /// number, the later one gets a new number.
  private func assignNumbers(_ content: inout LabelContent<Self>) {
    var pool = IDPool()
    var numbers: [UUID: Int] = [:]
    let (old, new) = (
      content.order.filter { content.fields.numbers[$0] != nil },
      content.order.filter { content.fields.numbers[$0] == nil }
    )
    for id in old + new {
      let wanted = content.fields.numbers[id] ?? content.entries[id]?.number
      if let wanted, pool.reserve(wanted) { numbers[id] = wanted }
    }
    for id in content.order {
      guard var entry = content.entries[id], entry.canBeNumbered else { continue }
      let number = numbers[id] ?? pool.next()
      if entry.number != number {
        entry[COCOEntry.Name.id] = .integer(number)
        entry[COCOEntry.Name.uuid] = .string(id.uuidString.lowercased())
        content.entries[id] = entry
      }
      numbers[id] = number
    }
    content.fields.numbers = numbers
  }

  package func merge(
    _ theirs: COCOLabelFields, into ours: COCOLabelFields
  ) -> COCOLabelFields {
    var merged = theirs
    merged.images.keepSpare(of: ours.images)
    merged.categories.keepSpare(of: ours.categories)
    return merged
  }

  package func mapping(of document: String, in fields: COCOLabelFields) -> PictureMapping {
    if let frames { return PictureMapping(subject: .frames(frames)) }
    let size = sizes[document] ?? PictureMapping.Size(width: 0, height: 0)
    var warnings: [String] = []
    let image = fields.images.element(document)
    if let width = image?.member("width")?.asInteger,
      let height = image?.member("height")?.asInteger,
      (width, height) != (size.width, size.height)
    {
      warnings.append(
        "The label file gives \(VisibleText.of(document)) \(width) x \(height) pixels, but the picture "
          + "has \(size.width) x \(size.height); boxes may be in the wrong places.")
    }
    return PictureMapping(subject: .picture(name: document, size: size), warnings: warnings)
  }
}

extension COCOEntry {
  /// The sort key of new entries: picture, left edge, top edge.
  fileprivate var writingPlace: (String, Double, Double) {
    switch COCOShape.find(in: self) {
    case .success(let shape): (picture ?? "", shape.left, shape.top)
    case .failure: (picture ?? "", 0, 0)
    }
  }

  /// Whether the entry may get a number: it must be an object, and its id must be absent, null or an
  /// integer.
  fileprivate var canBeNumbered: Bool {
    guard case .object = value else { return false }
    switch self[Name.id] {
    case nil, .null?: return true
    case let id?: return id.asInteger != nil
    }
  }
}
