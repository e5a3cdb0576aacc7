import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Labels
@testable import Radio

@Suite("COCO files and other programs")
struct PictureLabelInteropTests {
  let folder: PictureFolder

  init() throws { folder = try PictureFolder() }

  /// A script that reads a file like `COCO.createIndex` of pycocotools, and checks what users of pycocotools rely on.
  private static let validator = """
    import json, sys
    from collections import defaultdict
    data = json.load(open(sys.argv[1]))
    assert type(data) == dict
    images = {image["id"]: image for image in data["images"]}
    anns = {ann["id"]: ann for ann in data["annotations"]}
    cats = {cat["id"]: cat for cat in data["categories"]}
    assert len(images) == len(data["images"]), "image ids"
    assert len(anns) == len(data["annotations"]), "annotation ids"
    assert len(cats) == len(data["categories"]), "category ids"
    by_image = defaultdict(list)
    for ann in data["annotations"]:
        by_image[ann["image_id"]].append(ann)
        assert ann["category_id"] in cats and ann["image_id"] in images
        x, y, w, h = ann["bbox"]
        image = images[ann["image_id"]]
        assert 0 <= x and x + w <= image["width"] and w > 0
        assert 0 <= y and y + h <= image["height"] and h > 0
        assert ann["area"] == w * h and ann["iscrowd"] == 0 and ann["id"] > 0
    """

  private static let summary = """
    print(sorted((images[i]["file_name"], cats[a["category_id"]]["name"], a["bbox"])
                 for i, found in by_image.items() for a in found))
    """

  /// A file with boxes on two pictures, one of them without a class.
  private func write() throws {
    let session = folder.session()
    try folder.store("a.png", in: session).write(
      LabelRevision([folder.box("car", at: 1), folder.box(nil, at: 20)]))
    try folder.store("\u{e9}\u{1f600} b.png", in: session).write(
      LabelRevision([folder.box("\"bus\"\u{7}", at: 95)]))
  }

  private static let expected = [
    "('a.png', 'car', [1, 50, 5, 10])", "('a.png', 'unlabeled', [20, 50, 5, 10])",
    #"b.png', '"bus"\x07', [95, 50, 5, 10])"#,
  ]

  @Test("a file has all fields that readers of COCO files rely on")
  func validated() throws {
    guard let python = Python.having("json") else {
      print("There is no Python: the form of COCO files is not checked.")
      return
    }
    try write()
    let outcome = try python.run(
      Self.validator + "\n" + Self.summary, arguments: [folder.labels.path])
    #expect(outcome.status == 0, "\(outcome.output)")
    for part in Self.expected { #expect(outcome.output.contains(part), "\(outcome.output)") }
  }

  @Test("pycocotools loads and queries a file, and this program reads the file that it writes back")
  func pycocotools() throws {
    guard let python = Python.having("pycocotools.coco") else {
      print("There is no pycocotools: that it loads COCO files is not checked.")
      return
    }
    try write()
    let script = """
      import json, sys
      from pycocotools.coco import COCO
      coco = COCO(sys.argv[1])
      images, cats = coco.imgs, coco.cats
      by_image = {i: coco.loadAnns(coco.getAnnIds(imgIds=[i])) for i in coco.getImgIds()}
      assert len(coco.getAnnIds(catIds=coco.getCatIds(catNms=["unlabeled"]))) == 1
      \(Self.summary)
      json.dump(coco.dataset, open(sys.argv[1], "w"))
      """
    let outcome = try python.run(script, arguments: [folder.labels.path])
    #expect(outcome.status == 0, "\(outcome.output)")
    for part in Self.expected { #expect(outcome.output.contains(part), "\(outcome.output)") }
    #expect(folder.load().map(\.label) == ["car", nil])
  }

  @Test("two writers of 200 boxes each, on two pictures each, lose no box")
  func twoWriters() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<2 {
        group.addTask {
          let session = folder.session()
          let stores = ["a.png", "b.png"].map { folder.store($0, in: session) }
          var boxes = stores.map { $0.load().annotations }
          var seen = [0, 0]
          for number in 0..<200 {
            let picture = number % 2
            boxes[picture].append(folder.box("w\(writer)-\(number)", at: number % 90))
            let report = try stores[picture].write(
              LabelRevision(boxes[picture], number: number, changesSeen: seen[picture]))
            if !report.changes.isEmpty {
              report.changes.apply(to: &boxes[picture])
              seen[picture] += 1
            }
            #expect(report.warnings.isEmpty)
          }
          for store in stores { try store.confirm() }
        }
      }
      try await group.waitForAll()
    }
    for (picture, name) in ["a.png", "b.png"].enumerated() {
      let found = folder.load(name).compactMap(\.label)
      let expected = (0..<2).flatMap { writer in
        (0..<200).filter { $0 % 2 == picture }.map { "w\(writer)-\($0)" }
      }
      #expect(found.sorted() == expected.sorted())
    }
    let ids = try folder.list("annotations").compactMap { $0["id"] as? Int }
    #expect(ids.count == 400 && Set(ids).count == 400)
  }
}
