/// The formats of picture datasets that are read.
package enum ForeignFormat: String, Sendable, Hashable, CaseIterable {
  case coco, yolo, voc, labelme, cvat, labelstudio, datumaro, curated

  /// The name of the format in sentences.
  package var title: String {
    switch self {
    case .coco: "COCO"
    case .yolo: "YOLO"
    case .voc: "Pascal VOC"
    case .labelme: "labelme"
    case .cvat: "CVAT"
    case .labelstudio: "Label Studio"
    case .datumaro: "Datumaro"
    case .curated: "curated dataset"
    }
  }

  /// What is assumed about the numbers and pictures of the format, because its files do not say it.
  package var assumption: String {
    switch self {
    case .coco:
      "bbox is in pixels from the top left; images without annotations are negatives"
    case .yolo:
      "rows are class, center x, center y, width, height as shares of the picture; more than six columns are "
        + "polygons; empty label files are negatives, pictures without a label file are left out"
    case .voc:
      "edges are in pixels counted from 0, as most programs write them; files of the VOC challenge count from 1"
    case .labelme: "points are in pixels from the top left; files without shapes are negatives"
    case .cvat: "edges are in pixels from the top left; images without boxes are negatives"
    case .labelstudio:
      "values are percent of the picture; of several annotations of a task the ground truth or else the last "
        + "counts; an empty annotation is a negative; predictions count where there is no annotation"
    case .datumaro: "bbox is in pixels from the top left; items without annotations are negatives"
    case .curated: "bbox is in pixels from the top left; images without boxes are negatives"
    }
  }
}
