import FoundationEssentials
import Foundations

/// Reads Datumaro: one JSON file per part of the dataset, in `annotations`.
struct DatumaroReader: ForeignReader {
  private let source: ForeignSource

  init(_ source: ForeignSource) { self.source = source }

  private struct Categories: Decodable {
    struct Label: Decodable {
      struct Name: Decodable { let name: String }
      let labels: [Name]
    }
    let label: Label?
  }

  func read() throws {
    for file in source.file.map({ [$0] }) ?? Self.files(in: source.folder) {
      try source.reading(file) { try pass(file) }
    }
  }

  /// The files of the dataset in `folder`.
  static func files(in folder: String) -> [String] {
    ["/annotations", ""].flatMap { place -> [String] in
      let names = (try? FileSystem.names(in: folder + place)) ?? []
      return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
        .map { "\(folder)\(place)/\($0)" }.filter { JSONSketch.of($0) == .datumaro }
    }
  }

  private func pass(_ file: String) throws {
    var classes: [String] = []
    // The categories can be behind the items.
    try JSONListReader.read(file, wanting: { $0 == "categories" }) { part in
      classes =
        try JSONParser.decode(Categories.self, from: part.text).label?.labels.map(\.name) ?? []
    }
    let subset = PictureIndex.stem(of: FileSystem.name(of: file))
    try JSONListReader.read(file, wanting: { $0 == "items" }) { part in
      try source.reached(part.share)
      let item: JSONValue
      do { item = try JSONParser.decode(JSONValue.self, from: part.text) } catch {
        return source.report(file, part.place, "", DecodingProblem.sentence(error))
      }
      try pass(item, field: part.place, subset: subset, classes, file)
    }
  }

  private func pass(
    _ item: JSONValue, field: String, subset: String, _ classes: [String], _ file: String
  ) throws {
    let image = item.member("image")
    let id = item.member("id")?.asText ?? ""
    let path = image?.member("path")?.asText ?? ""
    var size: (Int, Int)?
    if let sides = image?.member("size")?.asList, sides.count == 2, let height = sides[0].asInteger,
      let width = sides[1].asInteger
    {
      size = (width, height)
    }
    let root = FileSystem.parent(of: FileSystem.parent(of: file))
    let bases = ["\(root)/images/\(subset)", "\(root)/images", root, "\(source.folder)/images"]
    let intake = source.begin(
      path.isEmpty ? id : path, relativeTo: bases, labelFile: file, field: "\(field).image.path",
      size: size)
    guard var intake else { return }
    intake.split =
      subset == "default" ? SplitName.inFolders(of: path) : SplitName.of(subset) ?? subset
    guard let annotations = item.member("annotations")?.asList else {
      return source.report(file, "\(field).annotations", "", "must be a list")
    }
    for (index, annotation) in annotations.enumerated() {
      add(annotation, field: "\(field).annotations[\(index)]", classes, to: &intake)
    }
    try source.finish(intake)
  }

  private func add(
    _ annotation: JSONValue, field: String, _ classes: [String], to intake: inout BoxIntake
  ) {
    let kind = annotation.member("type")?.asText ?? ""
    // Labels and captions of the whole picture.
    guard kind != "label", kind != "caption" else { return }
    guard let label = annotation.member("label_id")?.asInteger, classes.indices.contains(label)
    else {
      return intake.refuse(
        "\(field).label_id", annotation.member("label_id")?.sketch ?? "missing",
        "is not the number of a label", source.sink)
    }
    guard let points = points(kind, annotation) else {
      return intake.refuse(field, kind, "has no box or polygon and was left out", source.sink)
    }
    do throws(ForeignProblem) {
      try intake.add(
        classes[label], around: points, judgment: judgment(annotation.member("attributes")),
        field: field)
    } catch {
      source.sink.take(error)
    }
  }

  private func points(_ kind: String, _ annotation: JSONValue) -> [(x: Double, y: Double)]? {
    let list = annotation.member(kind == "bbox" ? "bbox" : "points")?.asList ?? []
    let numbers = list.compactMap(\.asNumber)
    guard !numbers.isEmpty, numbers.count == list.count else { return nil }
    if kind == "bbox" {
      guard numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else { return nil }
      return [(numbers[0], numbers[1]), (numbers[0] + numbers[2], numbers[1] + numbers[3])]
    }
    guard kind == "polygon" || kind == "polyline", numbers.count % 2 == 0 else { return nil }
    return stride(from: 0, to: numbers.count, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
  }

  /// Who drew the box, as exports of this program state it; a `score` means a prediction.
  private func judgment(_ attributes: JSONValue?) -> ForeignJudgment {
    guard let attributes else { return ForeignJudgment() }
    if let score = attributes.member("score")?.asNumber {
      return .prediction(COCOAnnotationRow.share(score))
    }
    return ForeignJudgment(
      confidence: attributes.member("confidence")?.asNumber.flatMap(COCOAnnotationRow.share),
      source: attributes.member("source")?.asText,
      isVerified: attributes.member("verified") == .bool(true)
        ? true : attributes.member("verified") == .bool(false) ? false : nil)
  }
}
