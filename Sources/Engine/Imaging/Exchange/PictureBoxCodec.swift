import FoundationEssentials
import Foundations
import Labels

/// Converts between the boxes of a picture, or of the video frames of a recording, and files of other programs
/// (`docs/formats/boxes.md`).
package struct PictureBoxCodec: BoxFileCodec {
  private let codec: COCOLabelCodec
  /// The name of the picture, or of the recording.
  private let document: String
  /// The picture and its size; nil for frames.
  private let picture: PictureMapping.Size?

  package var jsonFormat: BoxFormat { .coco }

  /// Converts boxes of the picture with the file name `name`, which has `width` x `height` pixels.
  package init(pictureNamed name: String, width: Int, height: Int) {
    let size = PictureMapping.Size(width: width, height: height)
    var codec = COCOLabelCodec(folder: "")
    codec.sizes[name] = size
    (self.codec, document, picture) = (codec, name, size)
  }

  /// Converts boxes of the recording named `name`, whose video frames are `frames`.
  package init(frames: FrameLayout, ofRecordingNamed name: String) {
    var codec = COCOLabelCodec(folder: "")
    codec.frames = frames
    (self.codec, document, picture) = (codec, name, nil)
  }

  private var mapping: PictureMapping {
    codec.mapping(of: document, in: codec.emptyContent().fields)
  }

  package func file(of annotations: [Annotation], as format: BoxFormat) throws -> BoxFile {
    switch format {
    case .coco: BoxFile(data: try cocoFile(of: annotations), boxCount: annotations.count)
    case .csv: BoxFile(data: Data(table(of: annotations).utf8), boxCount: annotations.count)
    case .sigmf, .raven, .audacity: throw Self.noSignals(format)
    }
  }

  package func boxes(
    in data: Data, path: String, as format: BoxFormat
  ) throws -> BoxFileContent {
    switch format {
    case .coco: try boxes(inCOCO: data, path: path)
    case .csv: try boxes(inTable: data, path: path)
    case .sigmf, .raven, .audacity: throw Self.noSignals(format)
    }
  }

  private static func noSignals(_ format: BoxFormat) -> BoxFileError {
    .unsuitable(
      format,
      reason: "its boxes are seconds and hertz, and a picture has pixels; choose coco or csv")
  }

  // MARK: COCO

  private func cocoFile(of annotations: [Annotation]) throws -> Data {
    var content = codec.emptyContent()
    let mapping = mapping
    if let picture {
      // A picture without boxes is listed, too.
      _ = content.fields.images.id(of: document, current: nil) {
        [
          "file_name": .string(document), "width": .integer(picture.width),
          "height": .integer(picture.height),
        ]
      }
    }
    for annotation in annotations {
      var unmarked = annotation
      // A mark is valid only on this computer.
      unmarked.savedSample = nil
      content.entries[annotation.id] = mapping.entry(
        for: unmarked, original: nil, placement: .moved)
    }
    return try codec.encode(&content)
  }

  private func boxes(inCOCO data: Data, path: String) throws -> BoxFileContent {
    let content: LabelContent<COCOLabelCodec>
    do {
      content = try codec.decode(data, path: path, known: codec.emptyContent())
    } catch LabelFileError.unreadable(_, _, let reason) {
      throw BoxFileError.unreadable(path: path, .coco, reason: reason)
    }
    var intake = BoxFileIntake(path: path)
    let mapping = mapping
    for (index, id) in content.order.enumerated() {
      guard let entry = content.entries[id] else { continue }
      guard entry.picture == nil || mapping.holds(entry) else {
        intake.noteOther()
        continue
      }
      try intake.add { () throws(BoxFileProblem) in
        try box(of: entry, in: mapping, at: "annotations[\(index)]")
      }
    }
    return try intake.finished()
  }

  /// The box of `entry`, with a new id.
  private func box(
    of entry: COCOEntry, in mapping: PictureMapping, at place: String,
    comment: String? = nil
  ) throws(BoxFileProblem) -> (annotation: Annotation, isClipped: Bool) {
    let shape: COCOShape
    switch COCOShape.find(in: entry) {
    case .success(let found): shape = found
    case .failure(let error): throw BoxFileProblem(place, error.problem.rawValue)
    }
    guard let found = mapping.annotation(of: entry, id: UUID()) else {
      throw BoxFileProblem(
        place,
        entry.picture == nil
          ? "its image_id is not the id of an image" : "is outside of the picture")
    }
    let annotation = Annotation(
      box: found.box, label: found.label, comment: comment ?? found.comment,
      proposal: found.proposal)
    let isClipped =
      shape.width > Double(found.box.x.count) + 1
      || shape.height > found.box.y.upperBound - found.box.y.lowerBound + 1
    return (annotation, isClipped)
  }

  // MARK: Tables

  private enum Column {
    static let file = "file"
    static let label = "class"
    static let numbers = ["x", "y", "width", "height"]
    static let all = [file, label] + numbers + ProposalColumns.names
  }

  private func table(of annotations: [Annotation]) -> String {
    var text = Column.all.joined(separator: ",") + "\n"
    let mapping = mapping
    for annotation in annotations {
      let entry = mapping.entry(for: annotation, original: nil, placement: .moved)
      guard case .success(let shape) = COCOShape.find(in: entry) else { continue }
      let numbers = [shape.left, shape.top, shape.width, shape.height].map(DecimalText.of)
      let fields =
        [entry.picture ?? document, annotation.label ?? ""] + numbers
        + ProposalColumns.fields(of: annotation)
      text += fields.map(SeparatedRows.quoted).joined(separator: ",") + "\n"
    }
    return text
  }

  private func boxes(inTable data: Data, path: String) throws(BoxFileError) -> BoxFileContent {
    var intake = BoxFileIntake(path: path)
    var table = try BoxTable(
      data, .commas, path: path, format: .csv, required: [Column.label] + Column.numbers)
    let mapping = mapping
    try table.read(&intake) { row, intake throws(BoxFileError) in
      var entry = COCOEntry(
        value: .object([:]), picture: row.optionalText(Column.file) ?? document,
        category: row.optionalText(Column.label) ?? COCOEntry.unlabeled)
      guard mapping.holds(entry) else { return intake.noteOther() }
      try intake.add { () throws(BoxFileProblem) in
        var numbers: [JSONValue] = []
        for name in Column.numbers {
          let number = try row.required(name)
          guard let value = JSONNumber(number), name != "width" && name != "height" || number > 0
          else {
            throw BoxFileProblem(
              row.place, field: name, value: DecimalText.of(number), "must be more than 0")
          }
          numbers.append(.number(value))
        }
        entry[COCOEntry.Name.box] = .array(numbers)
        entry.proposal = try row.proposal()
        return try box(of: entry, in: mapping, at: row.place, comment: row.comment)
      }
    }
    return try intake.finished()
  }
}
