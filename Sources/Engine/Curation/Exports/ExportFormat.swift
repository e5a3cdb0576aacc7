/// The formats of exports (`docs/formats/exports.md`).
package enum ExportFormat: String, Sendable, Codable, CaseIterable {
  /// A curated dataset.
  case curated
  case coco
  case yolo
  /// Pascal VOC.
  case voc
  /// CVAT for images, XML 1.1.
  case cvat
  /// Label Studio.
  case labelstudio
  case datumaro
  case labelme
  case csv
  /// One JSON object per line.
  case jsonl
  /// SigMF recordings with the boxes of captures' samples.
  case sigmf
  /// The layout in which samples of captures are saved.
  case npz

  /// The folder of the images of `split` (nil without splits) in an export of this format; nil if the
  /// format has no image files.
  func imageFolder(split: String?, yolo layout: YOLOLayout = .byContent) -> String? {
    switch self {
    case .curated, .cvat, .labelstudio, .csv, .jsonl: "images"
    case .coco: split.map { "images/\($0)" } ?? "images"
    case .yolo: layout.folder("images", split: split)
    case .datumaro: "images/\(split ?? DatumaroWriter.defaultSubset)"
    case .voc: "JPEGImages"
    case .labelme: split ?? "images"
    case .sigmf, .npz: nil
    }
  }

  /// Whether an export of this format has image files.
  var hasImages: Bool { imageFolder(split: nil) != nil }

  /// The path of the image file `name`; nil if the format has no image files.
  func imagePath(of name: String, split: String?, yolo layout: YOLOLayout) -> String? {
    imageFolder(split: split, yolo: layout).map { "\($0)/\(name)" }
  }
}
