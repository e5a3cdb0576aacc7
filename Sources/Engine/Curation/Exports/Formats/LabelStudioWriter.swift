import Datasets
import FoundationEssentials
import Foundations

/// An export for Label Studio: `tasks.json`, `images`, and the labeling configuration `config.xml`.
///
/// Verified boxes are annotations, others predictions. Images are named as files of a local storage.
final class LabelStudioWriter: ExportWriter {
  private static let check = ExportCheck(format: .labelstudio)
  private static let fileName = "tasks.json"
  private static let storage = "/data/local-files/?d="

  private let folder: ExportFolder
  private let file: JSONListFile
  private let categories: CategoryMap
  private var count = 0

  init(in folder: ExportFolder, _ context: ExportContext) throws {
    self.folder = folder
    categories = context.categories
    file = try JSONListFile(
      folder.path(of: Self.fileName), isObject: false, layout: .lines)
  }

  func add(_ image: ExportImage) throws {
    count += 1
    let results = zip(image.boxes, 1...).map { result($0, number: $1, in: image) }
    let verified = zip(image.boxes, results).filter(\.0.verified).map(\.1)
    let others = zip(image.boxes, results).filter { !$0.0.verified }.map(\.1)
    let predictions = others.map(\.score).compactMap { $0 }.min().map {
      [LabelStudioTask.Prediction(modelVersion: "proposals", score: $0, result: others)]
    }
    let annotations = [LabelStudioTask.Annotation(result: verified)]
    try file.add(
      element: LabelStudioTask(
        id: count,
        data: LabelStudioTask.Item(
          image: "\(Self.storage)images/\(image.fileName)",
          samples: image.samples.map(\.content.key.description), split: image.split,
          verdict: image.verdict.rawValue),
        annotations: verified.isEmpty && !others.isEmpty ? [] : annotations,
        predictions: predictions ?? []))
  }

  private func result(
    _ box: ContentBox, number: Int, in image: ExportImage
  ) -> LabelStudioTask.Result {
    let (width, height) = (Double(image.width), Double(image.height))
    let value = LabelStudioTask.Value(
      x: 100 * box.x / width, y: 100 * box.y / height, width: 100 * box.width / width,
      height: 100 * box.height / height, rectanglelabels: [box.className])
    return LabelStudioTask.Result(
      id: "\(image.stem)-\(number)", originalWidth: image.width, originalHeight: image.height,
      value: value, score: box.verified ? nil : box.confidence ?? 1)
  }

  func finish(_ progress: (Double) -> Bool) throws {
    try file.close()
    let labels = categories.names.map { "    <Label value=\"\(XMLText.escaped($0))\"/>\n" }.joined()
    let text =
      "<View>\n  <Image name=\"image\" value=\"$image\"/>\n"
      + "  <RectangleLabels name=\"label\" toName=\"image\">\n\(labels)"
      + "  </RectangleLabels>\n</View>\n"
    try folder.create("config.xml", Data(text.utf8))
  }

  func check(_ counts: ExportCounts) throws {
    var found = ExportCounts()
    var ids: Set<String> = []
    try JSONListReader.read(folder.path(of: Self.fileName)) { part in
      let task = try JSONParser.decode(LabelStudioTask.self, from: part.text)
      found.images += 1
      try Self.check.require(task.id == found.images, "task \(found.images) has id \(task.id)")
      let name = task.data.image.dropFirst(Self.storage.count)
      try Self.check.require(
        try FileSystem.isThere(folder.path(of: String(name))), "\(name) does not exist")
      let results = task.annotations.flatMap(\.result) + task.predictions.flatMap(\.result)
      ids.removeAll(keepingCapacity: true)
      for result in results {
        found.boxes += 1
        let isNew = ids.insert(result.id).inserted
        let value = result.value
        let range = PixelRange(width: 100, height: 100)
        let isInside = range.contains([value.x, value.y, value.width, value.height])
        try Self.check.require(
          isNew && isInside, "task \(task.id): box \(result.id) is not inside its image")
      }
    }
    try Self.check.require(found.images, "images", are: counts.images)
    try Self.check.require(found.boxes, "boxes", are: counts.boxes)
  }
}
