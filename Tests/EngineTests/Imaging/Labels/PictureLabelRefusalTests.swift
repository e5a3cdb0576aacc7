import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Labels
@testable import Radio

@Suite("COCO files that cannot be understood")
struct PictureLabelRefusalTests {
  let folder: PictureFolder

  init() throws { folder = try PictureFolder() }

  @Test(
    "are named in an error and not changed; labels go to the state folder",
    arguments: [
      ("", "ends too early"), ("[]", "not a JSON object"), ("{}", "images is missing"),
      (#"{"images": [], "annotations": {}, "categories": []}"#, "annotations is an object"),
      (#"{"images": [], "annotations": []}"#, "categories is missing"),
      (#"{"images": [], "annotations": [{"bbox": [NaN]}], "categories": []}"#, "NaN"),
    ])
  func refused(text: String, reason: String) throws {
    try folder.put(text)
    let store = folder.store()
    let (boxes, warnings) = store.load()
    #expect(boxes.isEmpty && warnings.count == 2)
    #expect(warnings[0].contains(folder.labels.path) && warnings[0].contains(reason))
    #expect(warnings[1].contains("Labels are written to \(folder.state.path)"))
    try store.write(LabelRevision([folder.box("kept")]))
    #expect(try folder.text() == text)
    #expect(folder.load().map(\.label) == ["kept"])
  }

  @Test(
    "entries that cannot be shown are kept, and a warning names the first one",
    arguments: [
      (#"{"id":1,"image_id":1,"category_id":1,"bbox":[1,2,3]}"#, "4 numbers"),
      (#"{"id":1,"image_id":1,"category_id":1,"bbox":[1,2,-3,4]}"#, "negative"),
      (#"{"id":1,"image_id":1,"category_id":1,"bbox":[1,2,1e999,4]}"#, "4 numbers"),
      (#"{"id":1,"image_id":1,"category_id":1,"bbox":"all"}"#, "4 numbers"),
      (#"{"id":1,"image_id":1,"category_id":1}"#, "neither bbox nor polygon"),
      (#"{"id":1,"image_id":"\u001b[31m","category_id":1,"bbox":[1,2,3,4]}"#, "image_id"),
      (#"{"id":1,"image_id":99999999999999999999,"bbox":[1,2,3,4]}"#, "image_id"),
      (#"[1]"#, "not an object"),
    ])
  func unshown(entry: String, reason: String) throws {
    try folder.put(
      #"{"images":[{"id":1,"file_name":"a.png"}],"categories":[],"annotations":[\#(entry)]}"#)
    let store = folder.store()
    let (boxes, warnings) = store.load()
    #expect(boxes.isEmpty && warnings.count == 1)
    #expect(warnings[0].contains("annotations[0]") && warnings[0].contains(reason))
    #expect(!warnings[0].contains("\u{1b}"))
    try store.write(LabelRevision([folder.box("new")]))
    #expect(try folder.text().contains(entry))
    #expect(folder.load().map(\.label) == ["new"])
  }

  @Test("boxes of an unknown category have no class, and keep the category until they get one")
  func unknownCategory() throws {
    let entry = #"{"id":1,"image_id":1,"category_id":"x","bbox":[1,2,3,4]}"#
    try folder.put(
      #"{"images":[{"id":1,"file_name":"./a.png"}],"categories":[],"annotations":[\#(entry)]}"#)
    let store = folder.store()
    var boxes = store.load().annotations
    #expect(boxes.map(\.label) == [nil])
    try store.write(LabelRevision(boxes))
    #expect(try folder.text().contains(entry))
    boxes[0].label = "car"
    try store.write(LabelRevision(boxes))
    #expect(try folder.list("annotations")[0]["category_id"] as? Int == 1)
    #expect(folder.load().map(\.label) == ["car"])
  }

  @Test("elements with the same id are all kept; annotations get unique ids")
  func duplicates() throws {
    let box = #""image_id":1,"category_id":1,"bbox":[1,2,3,4]"#
    try folder.put(
      #"""
      {"images":[{"id":1,"file_name":"b.png"},{"id":1,"file_name":"a.png"}],
       "categories":[{"id":1,"name":"car"},{"id":1,"name":"bus"}],
       "annotations":[{"id":1,\#(box)},{"id":1,\#(box)},{\#(box)},{"id":"x",\#(box)}]}
      """#)
    let store = folder.store()
    let (boxes, warnings) = store.load()
    #expect(boxes.map(\.label) == ["bus", "bus", "bus", "bus"])
    #expect(Set(boxes.map(\.id)).count == 4 && warnings.count == 2)
    try store.write(LabelRevision(boxes + [folder.box("new", at: 50)]))
    let ids = try folder.list("annotations").map { "\($0["id"] ?? "none")" }
    #expect(ids.sorted() == ["1", "2", "3", "4", "x"])
    #expect(try folder.list("images").count == 2 && folder.list("categories").count == 3)
    #expect(folder.load().map(\.id).prefix(4) == boxes.map(\.id)[...])
  }

  @Test("the smallest and largest integers as ids do not crash the program")
  func hugeIDs() throws {
    let id = Int.max
    try folder.put(
      #"""
      {"images":[{"id":\#(id),"file_name":"a.png"}],"categories":[{"id":\#(id),"name":"car"}],
       "annotations":[{"id":\#(id),"image_id":\#(id),"category_id":\#(id),"bbox":[1,2,3,4]},
        {"id":\#(Int.min),"image_id":\#(id),"category_id":\#(id),"bbox":[1,2,3,4]}]}
      """#)
    let store = folder.store()
    let boxes = store.load().annotations
    #expect(boxes.count == 2)
    try store.write(LabelRevision(boxes + [folder.box("bus")]))
    #expect(folder.load().map(\.label) == ["car", "car", "bus"])
  }

  @Test(
    "2,000 mutations of a file do not crash the program, and valid ones keep their entries"
  )
  func mutations() throws {
    var random = SeededGenerator(seed: 10)
    let original = Array(PictureFolder.foreign.utf8)
    let pieces = ["null", "-1", "1e999", "[]", "{}", "\"\"", "9223372036854775807", "7", "true"]
      .map { Array($0.utf8) }
    var understood = 0
    for _ in 0..<2000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(start + Int.random(in: 0...8, using: &random), bytes.count)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 2: bytes[start] = UInt8.random(in: .min ... .max, using: &random)
        default:
          // Replaces a whole number or literal by another value.
          let scalar = bytes[start...].prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") }
          bytes.replaceSubrange(
            start..<scalar.endIndex, with: pieces.randomElement(using: &random)!)
        }
      }
      let path = "mutation.json"
      let codec = COCOLabelCodec(
        folder: folder.pictures.path, sizes: ["a.png": .init(width: 100, height: 80)])
      guard
        var content = try? codec.decode(Data(bytes), path: path, known: codec.emptyContent())
      else { continue }
      understood += 1
      let mapping = codec.mapping(of: "a.png", in: content.fields)
      for (id, entry) in content.entries where mapping.holds(entry) {
        guard let box = mapping.annotation(of: entry, id: id)?.box else { continue }
        #expect(box.x.lowerBound >= 0 && box.x.upperBound <= 100 && !box.x.isEmpty)
        #expect(box.y.lowerBound >= 0 && box.y.upperBound <= 80)
      }
      let count = content.entries.count
      let data = try codec.encode(&content)
      let again = try codec.decode(data, path: path, known: content)
      #expect(again.entries.count == count)
      #expect(Set(again.order) == Set(content.order))
      for (id, entry) in again.entries {
        #expect(entry.hasContent(of: try #require(content.entries[id])))
      }
    }
    #expect(understood > 200 && understood < 1900, "\(understood)")
  }
}
