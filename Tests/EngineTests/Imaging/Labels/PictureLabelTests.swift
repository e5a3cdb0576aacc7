import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Labels
@testable import Radio

@Suite("Labels beside pictures")
struct PictureLabelTests {
  let folder: PictureFolder

  init() throws { folder = try PictureFolder() }

  /// The annotations of the file by id, as JSON values.
  private func elements() throws -> [Int: JSONValue] {
    let value = try JSONParser.decode(JSONValue.self, from: Data(contentsOf: folder.labels))
    guard case .array(let elements)? = value.member("annotations") else { return [:] }
    return Dictionary(
      elements.compactMap { element in
        element.member("id")?.asInteger.map { ($0, element) }
      }, uniquingKeysWith: { $1 })
  }

  @Test("written labels are read back, and have the form that COCO defines")
  func roundTrip() throws {
    var saved = folder.box("car", at: 10)
    saved.savedSample = "car/0001"
    let unlabeled = folder.box(nil, at: 40)
    try folder.store().write(LabelRevision([saved, unlabeled]))
    #expect(folder.load() == [saved, unlabeled])
    #expect(folder.load("b.png").isEmpty)
    let image = try #require(folder.list("images").first)
    #expect(image["file_name"] as? String == "a.png" && image["id"] as? Int == 1)
    #expect(image["width"] as? Int == 100 && image["height"] as? Int == 80)
    let boxes = try folder.list("annotations")
    #expect(boxes.map { $0["bbox"] as? [Int] } == [[10, 50, 5, 10], [40, 50, 5, 10]])
    #expect(boxes.map { $0["area"] as? Int } == [50, 50])
    #expect(boxes.map { $0["id"] as? Int } == [1, 2])
    let categories = try folder.list("categories")
    #expect(categories.map { $0["name"] as? String } == ["car", "unlabeled"])
    #expect(boxes.map { $0["category_id"] as? Int } == [1, 2])
    let json = try folder.json()
    #expect(json["info"] is [String: Any] && json["licenses"] is [Any])
  }

  @Test("all content of other programs is kept unchanged, and only a moved box is rewritten")
  func foreign() throws {
    try folder.put(PictureFolder.foreign)
    let store = folder.store()
    var (boxes, warnings) = store.load()
    #expect(boxes.map(\.label) == ["car", "car"])
    // The first box is at 10.25...40.25 and 20.5...31.0 from the top; the second is the extent of the polygon.
    #expect(boxes[0].box == Box(x: 10..<40, y: 49...59))
    #expect(boxes[1].box == Box(x: 1..<5, y: 71...78))
    #expect(warnings.count == 1 && warnings[0].contains("3 annotations are kept"))
    let before = try elements()
    let new = folder.box("bus", at: 60)
    try store.write(LabelRevision(boxes + [new]))
    var after = try elements()
    #expect(after.removeValue(forKey: 12) != nil)
    // The comparison is of texts, so that the spelling of numbers and the order of members are checked, too.
    #expect(after.mapValues(\.compactText) == before.mapValues(\.compactText))
    let text = try folder.text()
    for part in [
      #""info": {"year":2024,"x":1.50}"#, #""extra": [1,{"b":2,"a":1e3}]"#,
      #"{"file_name":"a.png","id":3,"height":80,"width":100,"license":0}"#,
      #"{"id":9,"file_name":"../evil.png","width":1,"height":1}"#,
      #"{"name":"car","id":0,"supercategory":"v"}"#, #""no object""#,
    ] { #expect(text.contains(part), "\(part)") }

    boxes[0].box.x = 20..<40
    try store.write(LabelRevision(boxes + [new]))
    after = try elements()
    #expect(after[7]?.member("bbox")?.compactText == "[20,21,20,10]")
    #expect(after[7]?.member("area")?.asInteger == 200)
    #expect(after[7]?.member("segmentation") == .array([]))
    #expect(after[7]?.member("keypoints") == before[7]?.member("keypoints"))
    #expect(after[7]?.member("category_id")?.asInteger == 5)
    #expect(after[8]?.compactText == before[8]?.compactText)
  }

  @Test("undo restores the exact edges and the fields of other programs of a moved or deleted box")
  func undo() throws {
    try folder.put(PictureFolder.foreign)
    let store = folder.store()
    let boxes = store.load().annotations
    let before = try elements()
    var moved = boxes
    moved[0].box.x = 20..<40
    try store.write(LabelRevision(moved))
    try store.write(LabelRevision([]))
    #expect(try elements().keys.sorted() == [4, 11])
    try store.write(LabelRevision(boxes))
    let after = try elements()
    for name in ["bbox", "area", "segmentation", "keypoints", "score", "category_id", "id"] {
      #expect(after[7]?.member(name) == before[7]?.member(name), "\(name)")
      #expect(after[8]?.member(name) == before[8]?.member(name), "\(name)")
    }
  }

  @Test(
    "pictures of one folder share a session; each editor gets the changes of its picture when it writes"
  )
  func severalPictures() throws {
    let session = folder.session()
    let (first, second) = (folder.store("a.png", in: session), folder.store("b.png", in: session))
    let (a, b) = (folder.box("a"), folder.box("b"))
    _ = first.load()
    try first.write(LabelRevision([a]))
    #expect(second.load().annotations.isEmpty)
    try second.write(LabelRevision([b]))
    #expect(folder.load("a.png") == [a] && folder.load("b.png") == [b])
    // Another session changes both pictures.
    let other = folder.session()
    let (otherFirst, otherSecond) = (
      folder.store("a.png", in: other), folder.store("b.png", in: other)
    )
    var changed = otherFirst.load().annotations
    changed[0].label = "theirs"
    let added = folder.box("added", at: 30)
    try otherFirst.write(LabelRevision(changed))
    try otherSecond.write(LabelRevision(otherSecond.load().annotations + [added]))

    let report = try second.write(LabelRevision([b]))
    #expect(report.changes.added == [added] && report.changes.changed.isEmpty)
    let mine = folder.box("mine", at: 50)
    let late = try first.write(LabelRevision([a, mine]))
    #expect(late.changes.changed.values.map(\.label) == ["theirs"])
    #expect(try first.write(LabelRevision([a, mine])).changes.isEmpty)
    #expect(folder.load("a.png").map(\.label) == ["theirs", "mine"])
    #expect(folder.load("b.png") == [b, added])
    #expect(second.load().annotations == [b, added], "opened again")
  }

  @Test("a picture that is opened again does not delete boxes that its earlier editor writes later")
  func openedAgain() throws {
    let session = folder.session()
    let first = folder.store(in: session)
    _ = first.load()
    let second = folder.store(in: session)
    _ = second.load()
    let (a, b) = (folder.box("a", at: 10), folder.box("b", at: 30))
    try first.write(LabelRevision([a]))
    let report = try second.write(LabelRevision([b]))
    #expect(report.changes.added == [a])
    #expect(folder.load() == [a, b])
    // A new editor starts without changes.
    let third = folder.store(in: session)
    var boxes = third.load().annotations
    boxes[0].label = "mine"
    try third.write(LabelRevision(boxes))
    #expect(folder.load().map(\.label) == ["mine", "b"])
  }

  @Test("the file of a folder of 200 pictures is read once")
  func readOnce() throws {
    let images = (1...200).map { #"{"id":\#($0),"file_name":"\#($0).png"}"# }
    let boxes = (0..<10_000).map {
      #"{"id":\#($0 + 1),"image_id":\#($0 % 200 + 1),"category_id":1,"bbox":[\#($0 % 90),1,5,5]}"#
    }
    try folder.put(
      #"{"images":[\#(images.joined(separator: ","))],"categories":[{"id":1,"name":"car"}],"#
        + #""annotations":[\#(boxes.joined(separator: ","))]}"#)
    try OrdinaryUser.allowAll(in: folder.folder.url)
    let session = folder.session()
    #expect(folder.store("1.png", in: session).load().annotations.count == 50)
    // From now on the file cannot be read.
    try OrdinaryUser.set(0, folder: folder.labels)
    OrdinaryUser.run {
      #expect((try? Data(contentsOf: folder.labels)) == nil)
      for number in 2...200 {
        let boxes = folder.store("\(number).png", in: session).load().annotations
        #expect(boxes.count == 50 && boxes.allSatisfy { $0.label == "car" })
      }
    }
  }

  @Test("two programs that assign the same numbers lose no box, picture or category")
  func sameNumbers() throws {
    try folder.put(PictureFolder.foreign)
    let store = folder.store("new.png")
    _ = store.load()
    let old = try folder.json()
    let mine = folder.box("mine")
    try store.write(LabelRevision([mine]))
    // The other program has read the old file, and assigns the same numbers to another annotation, image and category.
    try folder.change { json in
      json = old
      json["images"] = (old["images"] as? [Any] ?? []) + [["id": 10, "file_name": "their.png"]]
      json["categories"] = (old["categories"] as? [Any] ?? []) + [["id": 6, "name": "theirs"]]
      let box: [String: Any] = [
        "id": 12, "image_id": 10, "category_id": 6, "bbox": [1, 2, 3, 4],
      ]
      json["annotations"] = (old["annotations"] as? [Any] ?? []) + [box]
    }
    let report = try store.write(LabelRevision([mine]))
    #expect(report.warnings.first?.contains("1 box was written again") == true)
    #expect(folder.load("new.png") == [mine])
    #expect(folder.load("their.png").map(\.label) == ["theirs"])
    #expect(folder.load().count == 2)
    for name in ["annotations", "images", "categories"] {
      let ids = try (folder.json()[name] as? [Any] ?? []).compactMap {
        ($0 as? [String: Any])?["id"] as? Int
      }
      #expect(Set(ids).count == ids.count, "\(name)")
    }
    let their = try folder.list("images").first { $0["file_name"] as? String == "their.png" }
    #expect(their?["id"] as? Int == 10)
  }

  @Test("a box is recognized by its number if another program removes the fields of this program")
  func droppedUUID() throws {
    let store = folder.store()
    let boxes = [folder.box("a", at: 10), folder.box("b", at: 30)]
    try store.write(LabelRevision(boxes))
    try folder.change { json in
      json = json.filter { !$0.key.hasPrefix("labeltui") }
      json["annotations"] = (json["annotations"] as? [[String: Any]] ?? []).map { element in
        element.filter { !$0.key.hasPrefix("labeltui") }
      }
    }
    let third = folder.box("c", at: 50)
    let report = try store.write(LabelRevision(boxes + [third]))
    #expect(report.changes.isEmpty)
    #expect(folder.load().map(\.label) == ["a", "b", "c"])
    #expect(try folder.list("annotations").map { $0["id"] as? Int } == [1, 2, 3])
  }

  @Test("labels in the COCO file of another program are imported, and that file is not changed")
  func imported() throws {
    try folder.put(PictureFolder.foreign, as: "_annotations.coco.json")
    try folder.put(#"{"tasks": []}"#, as: "result.json")
    let store = folder.store()
    let (boxes, warnings) = store.load()
    #expect(boxes.count == 2)
    #expect(warnings.contains { $0.contains("_annotations.coco.json are shown") })
    #expect(!FileManager.default.fileExists(atPath: folder.labels.path))
    try store.write(LabelRevision(Array(boxes.dropFirst())))
    #expect(folder.load().map(\.id) == [boxes[1].id])
    let other = folder.pictures.appending(path: "_annotations.coco.json")
    #expect(try String(contentsOf: other, encoding: .utf8) == PictureFolder.foreign)
    #expect(folder.store().load().warnings.allSatisfy { !$0.contains("are shown") })
  }

  @Test(
    "of several COCO files none is imported, and a write without a load before it imports a single one"
  )
  func severalImports() throws {
    try folder.put(PictureFolder.foreign, as: "instances_a.json")
    let box = folder.box("new", at: 70)
    try folder.store().write(LabelRevision([box]))
    #expect(folder.load().count == 3)
    try FileManager.default.removeItem(at: folder.labels)
    try folder.put(PictureFolder.foreign, as: "instances_b.json")
    let (boxes, warnings) = folder.store().load()
    #expect(boxes.isEmpty && warnings.count == 1 && warnings[0].contains("several files"))
  }

  @Test("a warning reports a label file that states another size for a picture")
  func otherSize() throws {
    try folder.put(PictureFolder.foreign)
    let session = folder.session()
    let store = session.labels(
      of: folder.pictures.appending(path: "a.png"), width: 50, height: 40)
    let (boxes, warnings) = store.load()
    #expect(warnings.contains { $0.contains("100 x 80") && $0.contains("50 x 40") })
    #expect(boxes.allSatisfy { $0.box.x.upperBound <= 50 && $0.box.y.lowerBound >= 0 })
    #expect(folder.store("b.png", in: session).load().warnings.isEmpty, "reported once")
  }

  @Test(
    "edges are rounded to the nearest pixel, and every box has at least one pixel",
    arguments: [
      ([10.4, 10.6, 1, 1], Box(x: 10..<11, y: 68...69)),
      ([10.5, 0, 0.2, 80], Box(x: 10..<11, y: 0...80)),
      ([99.9, 79.9, 5, 5], Box(x: 99..<100, y: 0...1)),
      ([-5, -5, 1e300, 1e300], Box(x: 0..<100, y: 0...80)),
      ([0, 0, 0, 0], Box(x: 0..<1, y: 79...80)),
      ([100, 0, 5, 5], nil), ([-5, 0, 5, 5], nil), ([-1e300, 0, 1, 1], nil),
    ] as [([Double], Box?)])
  func edges(bbox: [Double], box: Box?) {
    let shape = COCOShape(left: bbox[0], top: bbox[1], width: bbox[2], height: bbox[3])
    #expect(shape.box(width: 100, height: 80) == box)
  }
}
