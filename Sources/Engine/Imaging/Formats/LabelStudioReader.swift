import FoundationEssentials
import Foundations

/// Reads the tasks of Label Studio: exports as JSON and JSON_MIN, and tasks with predictions.
struct LabelStudioReader: ForeignReader {
  private let source: ForeignSource

  init(_ source: ForeignSource) { self.source = source }

  func read() throws {
    for file in source.file.map({ [$0] }) ?? Self.files(in: source.folder) {
      try source.reading(file) {
        var kept = LabelStudioCounts()
        try JSONListReader.read(file, wanting: { _ in false }) { part in
          try source.reached(part.share)
          try pass(part, of: file, &kept)
        }
        for note in kept.notes { source.sink.take(note: "\(VisibleText.of(file)): \(note)") }
      }
    }
  }

  /// The JSON files of `folder` that contain tasks.
  static func files(in folder: String) -> [String] {
    let names = (try? FileSystem.names(in: folder)) ?? []
    return names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }.map { "\(folder)/\($0)" }
      .filter { JSONSketch.of($0) == .labelstudio }
  }

  private func pass(
    _ part: JSONListReader.Part, of file: String, _ counts: inout LabelStudioCounts
  ) throws {
    let value: JSONValue
    do { value = try JSONParser.decode(JSONValue.self, from: part.text) } catch {
      return source.report(file, "task \(part.place)", "", DecodingProblem.sentence(error))
    }
    let field = "tasks\(part.place)"
    guard let task = LabelStudioTask(value) else {
      return source.report(file, field, value.sketch, "is not a task with an image")
    }
    guard let choice = task.choice else {
      counts.unlabeled += 1
      return
    }
    if task.annotationCount > 1 { counts.several += 1 }
    guard let url = picture(of: task, in: file) else {
      return source.report(
        file, "\(field).data.image", task.image,
        "this picture is not in the folder; give its folder with --images")
    }
    guard var intake = source.begin(url, labelFile: file, field: "\(field).data.image") else {
      return
    }
    intake.split = SplitName.inFolders(of: intake.picture.name)
    for (index, result) in choice.results.enumerated() {
      add(result, of: choice, field: "\(field).result[\(index)]", to: &intake, &counts)
    }
    try source.finish(intake)
  }

  /// The picture of `task`, whose address belongs to a server: a file of local storage, an upload with a
  /// random prefix, or the address of a cloud.
  private func picture(of task: LabelStudioTask, in file: String) -> URL? {
    let own = FileSystem.parent(of: file)
    let bases = [own, "\(own)/images"]
    for name in LabelStudioAddress.names(of: task.image) {
      if let url = try? source.lookup.url(of: name, relativeTo: bases) { return url }
    }
    return nil
  }

  private func add(
    _ result: JSONValue, of choice: LabelStudioTask.Choice, field: String,
    to intake: inout BoxIntake, _ counts: inout LabelStudioCounts
  ) {
    guard let value = result.member("value") ?? (choice.isMinimal ? result : nil) else {
      return intake.refuse("\(field).value", "", "is missing", source.sink)
    }
    let kind = result.member("type")?.asText ?? LabelStudioTask.kind(of: value)
    // Classes, ratings and texts of the whole picture, and relations between boxes.
    guard LabelStudioTask.isShape(kind, value) else {
      counts.others += 1
      return
    }
    if let rotation = result.member("image_rotation")?.asNumber, rotation != 0 {
      return intake.refuse(
        "\(field).image_rotation", Quantity.short(rotation, decimals: 3),
        "the picture was turned in Label Studio, so the place is unknown; turn it back and export again",
        source.sink)
    }
    if let width = result.member("original_width")?.asInteger,
      let height = result.member("original_height")?.asInteger, width > 0, height > 0,
      (width > height) != (intake.picture.width > intake.picture.height), width != height,
      intake.picture.width != intake.picture.height
    {
      return intake.refuse(
        "\(field).original_width", "\(width) x \(height)",
        "the picture has \(intake.picture.width) x \(intake.picture.height) pixels: it lies on its side",
        source.sink)
    }
    let labels = choice.labels(of: result, value, kind)
    guard !labels.isEmpty else { return intake.refuse(field, "", "has no label", source.sink) }
    guard let points = points(kind, value, intake.picture) else {
      return intake.refuse(
        field, kind, "has no rectangle, ellipse or polygon and was left out", source.sink)
    }
    for label in labels {
      do throws(ForeignProblem) {
        try intake.add(label, around: points, judgment: choice.judgment(of: result), field: field)
      } catch {
        source.sink.take(error)
      }
    }
  }

  /// Points around the shape in pixels; nil if it has no extent or its numbers are wrong.
  private func points(
    _ kind: String, _ value: JSONValue, _ picture: ForeignPicture
  ) -> [(x: Double, y: Double)]? {
    func pixels(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
      (YOLORow.pixels(x / 100, of: picture.width), YOLORow.pixels(y / 100, of: picture.height))
    }
    func number(_ name: String) -> Double? { value.member(name)?.asNumber }
    if let list = value.member("points") {
      return LabelmeReader.points(list)?.map { pixels($0.x, $0.y) }
    }
    guard let x = number("x"), let y = number("y") else { return nil }
    let degrees = number("rotation") ?? 0
    if let width = number("radiusX"), let height = number("radiusY") {
      let low = pixels(x - width, y - height)
      let high = pixels(x + width, y + height)
      if degrees == 0 { return [low, high] }
      return Rotation.corners(
        left: low.x, top: low.y, right: high.x, bottom: high.y, degrees: degrees,
        around: pixels(x, y))
    }
    guard let width = number("width"), let height = number("height") else { return nil }
    let low = pixels(x, y)
    let high = pixels(x + width, y + height)
    guard low.x < high.x, low.y < high.y else { return nil }
    if degrees == 0 { return [low, high] }
    // Label Studio turns around the top left corner.
    return Rotation.corners(
      left: low.x, top: low.y, right: high.x, bottom: high.y, degrees: degrees, around: low)
  }
}

/// What a file of tasks contains besides boxes.
struct LabelStudioCounts {
  var unlabeled = 0
  var several = 0
  var others = 0

  /// Sentences about them.
  var notes: [String] {
    var notes: [String] = []
    if unlabeled > 0 {
      notes.append(
        "\(Quantity.count(unlabeled, "task")) without annotations and predictions left out")
    }
    if several > 0 {
      notes.append(
        "\(Quantity.count(several, "task")) with several annotations: the ground truth or else the last one counts"
      )
    }
    if others > 0 {
      notes.append(
        "\(Quantity.count(others, "result")) about whole pictures, such as choices, left out")
    }
    return notes
  }
}
