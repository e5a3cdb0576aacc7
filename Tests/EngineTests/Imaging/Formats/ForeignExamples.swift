import Foundation

@testable import Imaging

/// A small dataset in each format, written by hand from the documentation of the format. Each has the picture `a`
/// of 100 x 80 pixels with the box `ship` at 10, 20 of 30 x 40 pixels.
enum ForeignExamples {
  static func write(_ format: ForeignFormat, in folder: ForeignFolder) throws {
    switch format {
    case .coco:
      try folder.picture("train2017/a.png")
      try folder.picture("train2017/b.png")
      try folder.write("annotations/instances_train2017.json", coco)
    case .yolo:
      try folder.picture("images/train/a.png")
      try folder.picture("images/train/b.png")
      try folder.write("labels/train/a.txt", "0 0.250000 0.500000 0.300000 0.500000\n")
      try folder.write("labels/train/b.txt", "")
      try folder.write("data.yaml", "path: .\ntrain: images/train\nval:\nnames:\n  0: ship\n")
    case .voc:
      try folder.picture("JPEGImages/a.png")
      try folder.picture("JPEGImages/b.png")
      try folder.write("Annotations/a.xml", voc)
      try folder.write("Annotations/b.xml", "<annotation><filename>b.png</filename></annotation>")
      try folder.write("ImageSets/Main/train.txt", "a\nb\n")
    case .labelme:
      try folder.picture("train/a.png")
      try folder.picture("train/b.png")
      try folder.write("train/a.json", labelme)
      try folder.write(
        "train/b.json", "{\"version\":\"5.4.1\",\"flags\":{},\"shapes\":[],\"imagePath\":\"b.png\"}"
      )
    case .cvat:
      try folder.picture("images/train/a.png")
      try folder.picture("images/train/b.png")
      try folder.write("annotations.xml", cvat)
    case .labelstudio:
      try folder.picture("images/train/a.png")
      try folder.picture("images/train/b.png")
      try folder.write("project-1.json", labelStudio)
    case .datumaro:
      try folder.picture("images/train/a.png")
      try folder.picture("images/train/b.png")
      try folder.write("annotations/train.json", datumaro)
    case .curated:
      try folder.picture("images/a.png")
      try folder.picture("images/b.png")
      try folder.write("annotations/a.json", curated)
      try folder.write(
        "annotations/b.json",
        "{\"image_id\":\"b\",\"image_filename\":\"b.png\",\"annotations\":[],\"context\":{}}")
      try folder.write(
        "manifest.jsonl",
        "{\"id\":\"a\",\"source\":\"x.rfcap\",\"action_id\":\"7\"}\n{\"id\":\"b\"}\n")
    }
  }

  /// What the reader finds in the dataset.
  static func lines(_ format: ForeignFormat) -> [String] {
    let (folder, split) =
      switch format {
      case .coco: ("train2017/", "train")
      case .yolo, .cvat, .labelstudio, .datumaro: ("images/train/", "train")
      case .voc: ("JPEGImages/", "train")
      case .labelme: ("train/", "train")
      case .curated: ("images/", "-")
      }
    return ["\(folder)a.png \(split): ship 10,20,30,40", "\(folder)b.png \(split): "]
  }

  static let coco = """
    {"info": {}, "images": [
      {"id": "a", "file_name": "a.png", "width": 100, "height": 80},
      {"id": 2, "file_name": "b.png", "width": 100, "height": 80}],
     "annotations": [{"id": 1, "image_id": "a", "category_id": 7, "bbox": [10, 20, 30, 40],
       "area": 1200, "iscrowd": 0, "segmentation": [[10, 20, 40, 20, 40, 60]]}],
     "categories": [{"id": 7, "name": "ship", "supercategory": "x"}]}
    """

  static let voc = """
    <annotation verified="yes"><folder>x</folder><filename>a.png</filename><path>/home/x/a.png</path>
      <size><width>100</width><height>80</height><depth>3</depth></size><segmented>0</segmented>
      <object><name>ship</name><pose>Unspecified</pose><truncated>0</truncated><difficult>0</difficult>
        <bndbox><xmin>10</xmin><ymin>20</ymin><xmax>40.0</xmax><ymax>60</ymax></bndbox>
        <part><name>bow</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>2</xmax><ymax>2</ymax></bndbox></part>
      </object></annotation>
    """

  static let labelme = """
    {"version": "5.4.1", "flags": {}, "shapes": [{"label": "ship", "points": [[40, 60], [10, 20]],
      "group_id": null, "shape_type": "rectangle", "flags": {}, "mask": null}],
     "imagePath": "..\\\\old\\\\a.png", "imageData": null, "imageHeight": 80, "imageWidth": 100}
    """

  static let cvat = """
    <?xml version="1.0" encoding="utf-8"?>
    <annotations><version>1.1</version><meta><task><size>2</size></task></meta>
      <image id="0" name="a.png" subset="train" width="100" height="80">
        <box label="ship" source="manual" occluded="0" xtl="10.00" ytl="20.00" xbr="40.00" ybr="60.00" z_order="0">
          <attribute name="color">red</attribute></box>
        <tag label="day" source="manual"></tag></image>
      <image id="1" name="b.png" subset="train" width="100" height="80"></image></annotations>
    """

  static let labelStudio = """
    [{"id": 1, "data": {"image": "/data/local-files/?d=here/train/a.png"}, "predictions": [],
      "annotations": [{"id": 5, "was_cancelled": false, "result": [
       {"id": "r1", "type": "rectanglelabels", "from_name": "label", "to_name": "image",
        "original_width": 100, "original_height": 80, "image_rotation": 0,
        "value": {"x": 10, "y": 25, "width": 30, "height": 50, "rotation": 0, "rectanglelabels": ["ship"]}}]}]},
     {"id": 2, "data": {"image": "/data/upload/3/0123abcd-b.png"}, "annotations": [{"result": []}]}]
    """

  static let datumaro = """
    {"dm_format_version": "1.0", "media_type": 2, "infos": {}, "categories": {"label": {"labels":
      [{"name": "ship", "parent": "", "attributes": []}], "attributes": []}},
     "items": [{"id": "a", "annotations": [{"id": 0, "type": "bbox", "attributes": {"occluded": false},
       "group": 0, "label_id": 0, "z_order": 0, "bbox": [10.0, 20.0, 30.0, 40.0]}], "attr": {"frame": 0},
       "image": {"path": "a.png", "size": [80, 100]}},
      {"id": "b", "annotations": [], "image": {"path": "b.png", "size": [80, 100]}}]}
    """

  static let curated = """
    {"image_id": "a", "image_filename": "a.png", "image_width": 100, "image_height": 80,
     "annotations": [{"bbox": [10, 20, 30, 40], "category_id": 1, "category_name": "ship", "confidence": 0.9,
       "source": "template_matching", "verified": false}],
     "context": {"action_type": "click", "active_states": ["s"], "timestamp": "2024-01-02T03:04:05Z",
       "success": true}, "version": "1.0"}
    """
}
