import Datasets

/// Writes an export in one format, image by image, and checks what it wrote.
///
/// The image files exist already, in `ExportFormat.imageFolder`.
protocol ExportWriter: AnyObject {
  /// Adds `image` and its boxes.
  func add(_ image: ExportImage) throws
  /// Writes the rest; no image is added afterwards. `progress` cancels by returning false.
  func finish(_ progress: (Double) -> Bool) throws
  /// Reads back what was written. Throws `ExportError.failedCheck` if it is not valid or differs from
  /// `counts`.
  func check(_ counts: ExportCounts) throws
  /// What the format could not hold, in one sentence each.
  var notes: [String] { get }
}

extension ExportWriter {
  var notes: [String] { [] }
}

/// What the writers of all formats need.
struct ExportContext {
  let request: ExportRequest
  let plan: ExportPlan
  let categories: CategoryMap
  let dataset: Dataset

  /// The parts of the split, or nil alone without splits.
  var splits: [String?] { request.splits == nil ? [nil] : plan.splits }
}

extension ExportFormat {
  /// The writer of this format in `folder`.
  func writer(in folder: ExportFolder, _ context: ExportContext) throws -> any ExportWriter {
    switch self {
    case .curated: try CuratedWriter(in: folder, context)
    case .coco: try COCOWriter(in: folder, context)
    case .yolo: try YOLOWriter(in: folder, context)
    case .voc: try VOCWriter(in: folder, context)
    case .cvat: try CVATWriter(in: folder, context)
    case .labelstudio: try LabelStudioWriter(in: folder, context)
    case .datumaro: try DatumaroWriter(in: folder, context)
    case .labelme: LabelmeWriter(in: folder, context)
    case .csv: try CSVWriter(in: folder, context)
    case .jsonl: try JSONLinesWriter(in: folder, context)
    case .sigmf: SigMFWriter(in: folder, context)
    case .npz: try NPZWriter(in: folder, context)
    }
  }
}

/// Compares the counts of a check.
struct ExportCheck {
  let format: ExportFormat

  /// Throws `ExportError.failedCheck` with `reason` unless `condition` holds.
  func require(_ condition: Bool, _ reason: @autoclosure () -> String) throws(ExportError) {
    guard condition else { throw .failedCheck(format, reason: reason()) }
  }

  /// Throws unless `found` things are there, which are called `noun`.
  func require(
    _ found: Int, _ noun: String, are expected: Int
  ) throws(ExportError) {
    try require(found == expected, "\(expected) \(noun) were exported, but \(found) are there")
  }
}
