import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging

@Suite("Details of datasets of other programs")
struct ForeignDetailTests {
  private let folder: ForeignFolder

  init() throws { folder = try ForeignFolder() }

  // MARK: COCO

  private func coco(_ annotations: String) throws -> ForeignCollection {
    try folder.picture("a.png")
    try folder.write(
      "a.coco.json",
      "{\"annotations\":[\(annotations)],\"categories\":[{\"id\":\"1\",\"name\":\"s\"}],"
        + "\"images\":[{\"id\":5,\"file_name\":\"a.png\"}]}")
    return try folder.read()
  }

  @Test("COCO: ids as texts, polygons, masks and scores")
  func cocoShapes() throws {
    let start = "{\"image_id\":\"5\",\"category_id\":1,"
    let found = try coco(
      [
        "\"bbox\":[90.5,70,30,40],\"score\":0.5}",
        "\"bbox\":null,\"segmentation\":[[1,2,5,2,5,9],[1,9,3,12]]}",
        "\"segmentation\":{\"size\":[80,100],\"counts\":[805,10,70,10,7105]}}",
        "\"bbox\":[],\"segmentation\":{\"size\":[80,100],\"counts\":\"Ui0:V20kk6\"}}",
        "\"bbox\":[1,2,3,4],\"iscrowd\":1}",
        "\"bbox\":[1,2,3,4],\"attributes\":{\"source\":\"detector\",\"verified\":true,\"confidence\":0.25}}",
      ].map { start + $0 }.joined(separator: ","))
    #expect(
      found.lines == ["a.png -: s 90.5,70,9.5,10 s 1,2,4,10 s 10,5,2,10 s 10,5,2,10 s 1,2,3,4"])
    #expect(found.problems == [])
    #expect(found.notes.count == 1 && found.notes[0].contains("1 annotation with iscrowd 1"))
    #expect(found.pictures[0].boxes[0].judgment == .prediction(0.5))
    #expect(
      found.pictures[0].boxes[4].judgment
        == ForeignJudgment(confidence: 0.25, source: "detector", isVerified: true))
  }

  @Test(
    "COCO: a wrong annotation is left out with its place, and its picture is no negative",
    arguments: [
      ("\"bbox\":[1,2,3]", "annotations[0].bbox is [1,2,3]: bbox is not a list of 4 numbers"),
      ("\"bbox\":[1,2,0,4]", "annotations[0].bbox is 1, 2, 1, 6"),
      ("\"bbox\":[1,2,-3,4]", "negative"),
      ("\"bbox\":[100,2,3,4]", "is outside of the picture of 100 x 80 pixels"),
      ("\"bbox\":[1e300,2,3,4]", "must be numbers of pixels"), ("\"bbox\":[1,NaN,3,4]", "NaN"),
      ("\"area\":3", "neither bbox nor polygon"),
      ("\"category_id\":9", "is not the id of a category"),
    ])
  func cocoRefusals(member: String, reason: String) throws {
    let found = try coco("{\"image_id\":5,\"category_id\":1,\(member)}")
    #expect(found.problems.first?.contains(reason) == true)
    // An element that is no JSON belongs to no picture.
    #expect(found.lines == (member.contains("NaN") ? ["a.png -: "] : []))
  }

  @Test("COCO: wrong images and categories are left out")
  func cocoTables() throws {
    try folder.picture("a.png")
    try folder.write(
      "coco.json",
      """
      {"images":[{"id":1,"file_name":"a.png"},{"id":1,"file_name":"b.png"},{"id":null},{"id":3},7],
       "categories":[{"id":1,"name":"a"},{"id":1,"name":"b"},{"name":"c"}],
       "annotations":[{"image_id":9,"category_id":1,"bbox":[1,1,2,2]},[],{"image_id":1,"category_id":1,"bbox":[1,1,2,2]}]}
      """)
    let found = try folder.read()
    #expect(found.lines == ["a.png -: a 1,1,2,2"])
    #expect(found.problems.count == 8)
  }

  // MARK: YOLO

  private func yolo(_ rows: String, yaml: String = "names: [a, b]") throws -> ForeignCollection {
    try folder.picture("x/images/p.png", width: 200, height: 100)
    try folder.write("x/labels/p.txt", rows)
    try folder.write("data.yaml", "train: x/images\n" + yaml)
    return try folder.read()
  }

  @Test("YOLO: boxes, polygons, predictions, and values that rounding put outside")
  func yoloRows() throws {
    let found = try yolo(
      "0 0.5 0.5 1.000400 0.5\r\n1 .1 .1 .2 .1 .2 .3 .1 .4\n\n1 0.25 0.5 0.1 0.2 0.75\n")
    #expect(found.problems == [])
    #expect(found.lines == ["x/images/p.png train: a 0,25,200,50 b 20,10,20,30 b 40,40,20,20"])
    #expect(found.pictures[0].boxes[2].judgment == .prediction(0.75))
  }

  @Test("YOLO: rows with key points have a box first")
  func yoloKeyPoints() throws {
    let found = try yolo("0 0.5 0.5 0.5 0.5 0.9 0.9 2\n", yaml: "kpt_shape: [1, 3]\nnames: [a]")
    #expect(found.lines == ["x/images/p.png train: a 50,25,100,50"])
  }

  @Test(
    "YOLO: wrong rows are left out with their line",
    arguments: [
      ("0 0.5 0.5 0.5", "line 1 is 4 columns"),
      ("0 nan 0.5 0.5 0.5", "line 1 is nan: must be a number"),
      ("0 inf 0 1 1", "must be a number"), ("0 0x1 0 1 1", "must be a number"),
      ("0.5 0 0 1 1", "the class must be a whole number"),
      ("-1 0 0 1 1", "the class must be a whole number"),
      ("0 50 50 20 20", "must be shares of the picture, 0...1, not pixels"),
      ("2 .5 .5 .1 .1", "class 2: has no name in data.yaml"),
      ("0 .5 .5 0 .1", "width and height must be more than 0"),
      ("0 .5 .5 .1 .1 7", "the confidence, must be 0...1"), ("0 1e400 0 1 1", "must be a number"),
    ])
  func yoloRefusals(row: String, reason: String) throws {
    let found = try yolo(row + "\n0 .5 .5 .1 .1\n")
    #expect(found.problems.count == 1)
    #expect(found.problems.first?.contains(reason) == true)
    #expect(found.pictures.map(\.boxes.count) == [1])
  }

  @Test(
    "YOLO: the forms of data.yaml",
    arguments: [
      "path: ../datasets/x\ntrain: x/images\nnc: 2\nnames: ['a', 'b']",
      "train: [x/images, x/images/p.png]\nnames:\n- a\n- b",
      "train: ../x/images\nval: ../x/images\nnc: 2\nnames: {0: a, 1: b}",
      "path: x\ntrain: images\nnames:\n  0: a\n  1: b",
      "path: /nowhere\ntrain: list.txt\nnames: [a, b]", "names: [a, b]",
    ])
  func yoloDescriptions(yaml: String) throws {
    try folder.write("list.txt", "./x/images/p.png\n/other/computer/x/images/p.png\n")
    try folder.picture("x/images/p.png")
    try folder.write("x/labels/p.txt", "1 0.5 0.5 0.5 0.5\n")
    try folder.write("data.yaml", yaml)
    let found = try folder.read(format: .yolo)
    #expect(found.problems == [])
    #expect(Set(found.pictures.map { $0.boxes.map(\.className) }) == [["b"]])
  }

  @Test(
    "YOLO: wrong descriptions are refused with the key",
    arguments: [
      ("names: x", "names is x: must be a list or a map"),
      ("names: [a]\nnc: 2", "nc is 2: but names has 1"),
      ("names: {a: b}", "names is a: the number of a class"),
      ("names: [a, [b]]", "names[1]: must be a name"),
      ("names: [a", "line 2: a bracket is not closed"),
      ("names: [a]\nval: ../../../../etc", "val is ../../../../etc"),
    ])
  func yoloRefusedDescriptions(yaml: String, reason: String) throws {
    let found = try yolo("0 .5 .5 .1 .1\n", yaml: yaml)
    #expect(found.problems.count == 1)
    #expect(found.problems.first?.contains(reason) == true)
  }

  @Test("YOLO: without names, classes are numbers; pictures without a label file are left out")
  func yoloBare() throws {
    for name in ["p", "q"] { try folder.picture("images/\(name).jpg.png") }
    try folder.write("labels/p.jpg.txt", "3 0.5 0.5 0.5 0.5\n")
    let found = try folder.read()
    #expect(found.format == .yolo)
    #expect(found.lines == ["images/p.jpg.png -: 3 25,20,50,40"])
    #expect(found.notes.contains { $0.contains("1 picture without a label file") })
    try folder.write("classes.txt", "a\nb\nc\nd\n")
    #expect(try folder.read().lines == ["images/p.jpg.png -: d 25,20,50,40"])
  }

  // MARK: Others

  @Test("labelme: shapes, and the picture inside the file if its file is missing")
  func labelme() throws {
    let data = ForeignFolder.png(seed: 4)
    let shapes = [
      "{\"label\":\"p\",\"points\":[[1,2],[9,2],[4,30.5]],\"shape_type\":\"polygon\"}",
      "{\"label\":\"c\",\"points\":[[50,40],[53,44]],\"shape_type\":\"circle\"}",
      "{\"label\":\"x\",\"points\":[[50,40]],\"shape_type\":\"point\"}",
      "{\"label\":\" \",\"points\":[[1,2],[9,8]],\"shape_type\":\"rectangle\"}",
      "{\"label\":\"n\",\"points\":[[1,null],[9,8]],\"shape_type\":\"rectangle\"}",
    ]
    try folder.write(
      "a.json",
      "{\"version\":\"5\",\"shapes\":[\(shapes.joined(separator: ","))],\"imagePath\":\"C:\\\\x\\\\gone.png\","
        + "\"imageData\":\"\(data.base64EncodedString())\",\"imageWidth\":100,\"imageHeight\":80}")
    let found = try folder.read()
    #expect(found.format == .labelme)
    #expect(found.lines == ["gone.png -: p 1,2,8,28.5 c 45,35,10,10"])
    #expect(found.pictures[0].file == .embedded(data))
    #expect(found.problems.count == 3)
  }

  @Test("CVAT: turned boxes, polygons, ellipses, masks and automatic boxes")
  func cvat() throws {
    try folder.picture("images/a.png")
    try folder.write(
      "annotations.xml",
      """
      <annotations><image name="a.png" width="100" height="80">
      <box label="r" xtl="40" ytl="30" xbr="60" ybr="40" rotation="90.0"/>
      <polygon label="&lt;&amp;" points="1.5,2;30,40;5,60"/><ellipse label="e" cx="50" cy="40" rx="10" ry="5"/>
      <mask label="m" rle="1, 2" left="3" top="4" width="5" height="6"/>
      <box label="auto" source="auto" xtl="1" ytl="1" xbr="2" ybr="2"/>
      <points label="p" points="1,2"/><box label="x" xtl="nan" ytl="1" xbr="2" ybr="2"/>
      </image><track id="0" label="t"/></annotations>
      """)
    let found = try folder.read()
    #expect(
      found.lines == [
        "images/a.png -: r 45,25,10,20 <& 1.5,2,28.5,58 e 40,35,20,10 m 3,4,5,6 auto 1,1,1,1"
      ])
    #expect(found.pictures[0].boxes[4].judgment == .prediction(nil))
    #expect(found.problems.count == 3)
    #expect(found.problems.last?.contains("tracks of videos are not read") == true)
  }

  @Test(
    "Label Studio: which annotation counts, predictions, addresses, polygons, and separate labels")
  func labelStudio() throws {
    for name in ["a", "b c", "d", "e"] { try folder.picture("media/\(name).png") }
    func box(_ x: Int, _ label: String) -> String {
      "{\"type\":\"rectanglelabels\",\"value\":{\"x\":\(x),\"y\":0,\"width\":10,\"height\":10,\"rectanglelabels\":[\"\(label)\"]}}"
    }
    try folder.write(
      "tasks.json",
      """
      [{"data":{"image":"s3://bucket/media/a.png?X=1"},"annotations":[
         {"result":[\(box(1, "old"))],"updated_at":"2024-01-01T00:00:00Z"},
         {"result":[\(box(2, "new"))],"updated_at":"2024-01-02T00:00:00Z"},
         {"result":[\(box(3, "cancelled"))],"updated_at":"2024-01-03T00:00:00Z","was_cancelled":true}]},
       {"data":{"image":"/data/upload/1/0a1b2c3d-b%20c.png"},"predictions":[{"score":0.8,"result":[
         {"type":"polygonlabels","value":{"points":[[10,10],[20,10],[20,30]],"polygonlabels":["p"]}},
         {"type":"rectangle","id":"i","value":{"x":0,"y":0,"width":50,"height":50}},
         {"type":"labels","id":"i","value":{"labels":["q"]}}]}]},
       {"data":{"image":"d.png"},"annotations":[{"ground_truth":true,"result":[]},{"result":[\(box(1, "x"))]}]},
       {"data":{"image":"e.png"}}, {"data":{}}, 3]
      """)
    let found = try folder.read()
    #expect(found.format == .labelstudio)
    #expect(
      found.lines == [
        "media/a.png -: new 2,0,10,8", "media/b c.png -: p 10,8,10,16 q 0,0,50,40",
        "media/d.png -: ",
      ])
    #expect(found.pictures[1].boxes[0].judgment == .prediction(0.8))
    #expect(found.problems.count == 2)
    #expect(found.notes.count == 3)
  }

  @Test("Label Studio: the minimal export")
  func minimal() throws {
    try folder.picture("a.png")
    try folder.write(
      "min.json",
      """
      [{"image":"/data/upload/a.png","id":1,"annotation_id":4,"label":[{"x":10,"y":10,"width":10,"height":10,"rotation":0,
        "rectanglelabels":["s","t"],"original_width":100,"original_height":80}]}]
      """)
    #expect(try folder.read().lines == ["a.png -: s 10,8,10,8 t 10,8,10,8"])
  }

  @Test("curated: who drew a box and where a picture comes from is kept")
  func curated() throws {
    try ForeignExamples.write(.curated, in: folder)
    let found = try folder.read()
    #expect(
      found.pictures[0].boxes[0].judgment
        == ForeignJudgment(confidence: 0.9, source: "template_matching", isVerified: false))
    #expect(found.pictures[0].attributes["source"] == .string("x.rfcap"))
    #expect(found.pictures[0].attributes["action_id"] == .string("7"))
    #expect(found.pictures[0].attributes["action_type"] == .string("click"))
  }
}
