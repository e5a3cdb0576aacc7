import Foundation
import TestSupport

@testable import Foundations
@testable import Imaging
@testable import Labels
@testable import Radio

/// A folder with a COCO file, and label sessions for pictures in it. The pictures do not exist, because sessions do not
/// read them.
struct PictureFolder {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["pictures", "state"] {
      try FileManager.default.createDirectory(
        at: folder.file(name), withIntermediateDirectories: true)
    }
  }

  var pictures: URL { folder.file("pictures") }
  var labels: URL { pictures.appending(path: "labels.coco.json") }
  var state: URL { folder.file("state") }

  /// A new editing session.
  func session() -> PictureLabels { PictureLabels(stateFolder: state) }

  /// The labels of the picture `name` of 100 x 80 pixels in `session`, or in a new session.
  func store(
    _ name: String = "a.png", in session: PictureLabels? = nil
  ) -> DocumentLabels<COCOLabelCodec> {
    (session ?? self.session()).labels(
      of: pictures.appending(path: name), width: 100, height: 80)
  }

  /// The annotations of the picture `name` in a new session.
  func load(_ name: String = "a.png") -> [Annotation] { store(name).load().annotations }

  func put(_ text: String, as name: String = "labels.coco.json") throws {
    try Data(text.utf8).write(to: pictures.appending(path: name))
  }

  func text() throws -> String { try String(contentsOf: labels, encoding: .utf8) }

  /// The file as other programs read it.
  func json() throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(contentsOf: labels)) as? [String: Any] ?? [:]
  }

  /// The elements of one of the lists of the file.
  func list(_ name: String) throws -> [[String: Any]] {
    try json()[name] as? [[String: Any]] ?? []
  }

  /// Changes the file as a program does that takes no lock.
  func change(_ change: (inout [String: Any]) -> Void) throws {
    var json = try json()
    change(&json)
    try JSONSerialization.data(withJSONObject: json).write(to: labels)
  }

  /// A box of class `label` whose first column is `x`.
  func box(_ label: String?, at x: Int = 10) -> Annotation {
    Annotation(box: Box(x: x..<(x + 5), y: 20...30), label: label)
  }

  /// A file of another program: a picture with a box with fractional edges, a polygon and a mask, and a box without a
  /// picture.
  static let foreign = """
    {"info":{"year":2024,"x":1.50},"licenses":[{"id":0,"name":"CC"}],"extra":[1,{"b":2,"a":1e3}],
    "images":[{"file_name":"a.png","id":3,"height":80,"width":100,"license":0},
     {"id":9,"file_name":"../evil.png","width":1,"height":1}],
    "categories":[{"name":"car","id":0,"supercategory":"v"},{"id":5,"name":"car"}],
    "annotations":[
    {"score":0.50,"id":7,"image_id":3,"category_id":5,"bbox":[10.25,20.5,30.0,10.50],"area":315.0,
     "iscrowd":0,"segmentation":[[10,20,40,20,40,31]],"keypoints":[1,2,2]},
    {"id":8,"image_id":3,"category_id":0,"segmentation":[[1,2,5,2,5,9,1,9]],"area":28},
    {"id":4,"image_id":3,"category_id":0,"iscrowd":1,"segmentation":{"counts":[1,2],"size":[80,100]}},
    {"id":11,"image_id":77,"category_id":0,"bbox":[1,1,2,2],"area":4},
    "no object"]}
    """
}
