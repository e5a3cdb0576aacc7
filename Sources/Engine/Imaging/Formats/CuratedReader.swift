import FoundationEssentials
import Foundations

/// Reads curated datasets, such as this program exports: one record per image.
struct CuratedReader: ForeignReader {
  private static let largestRecord = 64 << 20
  private static let largestManifest = 1 << 28

  private let source: ForeignSource

  init(_ source: ForeignSource) { self.source = source }

  func read() throws {
    let lines = manifest()
    let files = source.file.map { [$0] } ?? Self.records(in: source.folder)
    for (index, file) in files.enumerated() {
      try source.reached(Double(index) / Double(files.count))
      try source.reading(file) { try pass(file, lines) }
    }
  }

  /// The records of the dataset in `folder`.
  static func records(in folder: String) -> [String] {
    let names = (try? FileSystem.names(in: "\(folder)/annotations")) ?? []
    return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
      .map { "\(folder)/annotations/\($0)" }
  }

  /// Whether `folder` has the files of a curated dataset.
  static func isDataset(_ folder: String) -> Bool {
    FileSystem.exists("\(folder)/manifest.jsonl") && FileSystem.isFolder("\(folder)/annotations")
      && FileSystem.isFolder("\(folder)/images")
  }

  /// Where an image comes from, as its line in the manifest says.
  private struct Line: Decodable {
    let id: String
    let source: String?
    let action: String?

    private enum CodingKeys: String, CodingKey {
      case id, source
      case action = "action_id"
    }
  }

  /// The lines of `manifest.jsonl` by the id of their image. Lines that cannot be read are only less known
  /// about an image.
  private func manifest() -> [String: Line] {
    let path = "\(source.folder)/manifest.jsonl"
    guard let data = try? FileSystem.contents(of: path, limit: Self.largestManifest) else {
      return [:]
    }
    var lines: [String: Line] = [:]
    for text in data.split(separator: UInt8(ascii: "\n")) {
      if let line = try? JSONParser.decode(Line.self, from: Data(text)) { lines[line.id] = line }
    }
    return lines
  }

  private func pass(_ file: String, _ lines: [String: Line]) throws {
    guard source.lookup.inside(file) != nil else {
      throw ForeignProblem(path: file, field: "", reason: "is a link that leads out of the dataset")
    }
    let record = try JSONParser.decode(
      JSONValue.self, from: FileSystem.contents(of: file, limit: Self.largestRecord))
    guard let boxes = record.member("annotations")?.asList else {
      throw ForeignProblem(path: file, field: "annotations", reason: "must be a list")
    }
    let stem = PictureIndex.stem(of: FileSystem.name(of: file))
    var size: (Int, Int)?
    if let width = record.member("image_width")?.asInteger,
      let height = record.member("image_height")?.asInteger
    {
      size = (width, height)
    }
    let intake = source.begin(
      record.member("image_filename")?.asText ?? stem, relativeTo: ["\(source.folder)/images"],
      labelFile: file, field: "image_filename", size: size)
    guard var intake else { return }
    if case .object(let context)? = record.member("context") { intake.attributes = context }
    if let line = lines[stem] {
      intake.attributes["source"] = line.source.map(JSONValue.string)
      intake.attributes["action_id"] = line.action.map(JSONValue.string)
    }
    for (index, box) in boxes.enumerated() {
      add(box, field: "annotations[\(index)]", to: &intake)
    }
    try source.finish(intake)
  }

  private func add(_ box: JSONValue, field: String, to intake: inout BoxIntake) {
    let numbers = box.member("bbox")?.asList?.compactMap(\.asNumber) ?? []
    guard numbers.count == 4 else {
      return intake.refuse("\(field).bbox", "", "must be a list of 4 numbers", source.sink)
    }
    guard let name = box.member("category_name")?.asText else {
      return intake.refuse("\(field).category_name", "", "must be a text", source.sink)
    }
    let confidence = box.member("confidence")?.asNumber.flatMap(COCOAnnotationRow.share)
    let isVerified = box.member("verified").flatMap { value -> Bool? in
      if case .bool(let isVerified) = value { isVerified } else { nil }
    }
    do throws(ForeignProblem) {
      try intake.add(
        name, left: numbers[0], top: numbers[1], right: numbers[0] + numbers[2],
        bottom: numbers[1] + numbers[3],
        judgment: ForeignJudgment(
          confidence: confidence, source: box.member("source")?.asText, isVerified: isVerified),
        field: field)
    } catch {
      source.sink.take(error)
    }
  }
}
