import FoundationEssentials
import Foundations
import Labels
import Libraries

/// Collects the boxes that a dataset of another program has for the pictures in one folder, as the content of
/// a label file.
final class ForeignLabels {
  /// A label file is written as a whole for each change, so it cannot have any number of boxes.
  private static let mostBoxes = 200_000

  /// There are more boxes than a label file can have.
  private struct TooMany: Error {}

  private var pictures: [ForeignPicture] = []
  private var boxCount = 0
  private var problems: (count: Int, first: String) = (0, "")

  private init() {}

  /// The labels that `dataset` has for the pictures in `codec.folder`, with a warning that its files are not
  /// changed; nil if it has none of these pictures.
  static func content(
    of dataset: ForeignDataset, for codec: COCOLabelCodec
  ) -> LabelContent<COCOLabelCodec>? {
    guard let folder = PictureLookup.canonical(codec.folder) else { return nil }
    let labels = ForeignLabels()
    let name = "\(VisibleText.of(dataset.folder)) (\(dataset.format.title))"
    do {
      try dataset.read(into: labels, onlyFolder: folder)
    } catch {
      var content = codec.emptyContent()
      content.warnings.append(
        "The labels of \(name) are not shown, because there are more than \(mostBoxes) boxes for this folder; "
          + "labeltui import reads them into a dataset.")
      return content
    }
    guard !labels.pictures.isEmpty else { return nil }
    var content = labels.content(codec)
    content.warnings.append(
      "The labels of \(name) are shown; changes are written to \(PictureLabels.fileName), and the files of that "
        + "dataset are not changed.")
    if labels.problems.count > 0 {
      content.warnings.append(
        "\(Quantity.count(labels.problems.count, "part")) of \(name) cannot be shown, the first: "
          + labels.problems.first + ".")
    }
    return content
  }

  private func content(_ codec: COCOLabelCodec) -> LabelContent<COCOLabelCodec> {
    var content = codec.emptyContent()
    content.fields.images = COCOTable(
      nameMember: "file_name",
      elements: pictures.enumerated().map { index, picture in
        .object([
          "id": .integer(index + 1), "file_name": .string(FileSystem.name(of: picture.name)),
          "width": .integer(picture.width), "height": .integer(picture.height),
        ])
      })
    let classes = Set(pictures.flatMap { $0.boxes.map(\.className) }).sorted()
    content.fields.categories = COCOTable(
      nameMember: "name",
      elements: classes.enumerated().map { index, name in
        .object(["id": .integer(index + 1), "name": .string(name), "supercategory": .string("")])
      })
    let entries = pictures.flatMap { picture in
      picture.boxes.map { COCOEntry($0, on: FileSystem.name(of: picture.name)) }
    }
    let ids = LabelIdentities.assign(stated: entries.map { _ in nil }) { index in
      let entry = entries[index]
      let text = "\(entry.picture ?? "")\n\(entry.category ?? "")\n\(entry.value.compactText)"
      return UUID(derivedFrom: Array(text.utf8))
    }
    content.entries = Dictionary(zip(ids, entries), uniquingKeysWith: { $1 })
    content.order = ids
    return content
  }
}

extension ForeignLabels: ForeignSink {
  func take(_ picture: ForeignPicture) throws {
    boxCount += picture.boxes.count
    guard boxCount <= Self.mostBoxes else { throw TooMany() }
    pictures.append(picture)
  }

  func take(_ problem: ForeignProblem) {
    if problems.count == 0 { problems.first = "\(problem)" }
    problems.count += 1
  }

  func take(note: String) {}

  func reached(_ share: Double) throws {}
}

extension COCOEntry {
  /// The entry for `box` on the picture named `picture`. Its numbers are assigned when the file is written.
  fileprivate init(_ box: ForeignBox, on picture: String) {
    func number(_ value: Double) -> JSONValue {
      if let whole = Int(exactly: value) { return .integer(whole) }
      return JSONNumber(value).map(JSONValue.number) ?? .null
    }
    var object: JSONObject = [
      Name.id: .null, Name.image: .null, Name.category: .null,
      Name.box: .array([box.left, box.top, box.width, box.height].map(number)),
      Name.area: number(box.width * box.height), Name.crowd: .integer(0),
    ]
    var facts = JSONObject()
    facts["source"] = box.judgment.source.map(JSONValue.string)
    facts["confidence"] = box.judgment.confidence.map(number)
    facts["verified"] = box.judgment.isVerified.map(JSONValue.bool)
    if !facts.isEmpty { object["attributes"] = .object(facts) }
    self.init(value: .object(object), picture: picture, category: box.className)
  }
}
