import Foundation
import TestSupport
import Testing

/// A COCO file. Reading one checks it as pycocotools does.
struct COCOFile: Decodable {
  struct Image: Decodable {
    var id: Int
    var fileName: String
    var width: Int
    var height: Int

    private enum CodingKeys: String, CodingKey {
      case id, width, height
      case fileName = "file_name"
    }
  }
  struct Annotation: Decodable {
    var id: Int
    var imageID: Int
    var categoryID: Int
    var bbox: [Double]
    var area: Double
    var iscrowd: Int

    private enum CodingKeys: String, CodingKey {
      case id, bbox, area, iscrowd
      case imageID = "image_id"
      case categoryID = "category_id"
    }
  }
  struct Category: Decodable {
    var id: Int
    var name: String
  }

  var images: [Image]
  var annotations: [Annotation]
  var categories: [Category]

  /// Reads and checks the file at `url`. If pycocotools is installed, it must read the file, too.
  init(_ url: URL) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
    for ids in [images.map(\.id), annotations.map(\.id), categories.map(\.id)] {
      #expect(Set(ids).count == ids.count && ids.allSatisfy { $0 > 0 })
    }
    for annotation in annotations {
      let image = try #require(images.first { $0.id == annotation.imageID })
      #expect(categories.contains { $0.id == annotation.categoryID })
      try #require(annotation.bbox.count == 4)
      let (x, y, width, height) = (
        annotation.bbox[0], annotation.bbox[1], annotation.bbox[2], annotation.bbox[3]
      )
      #expect(x >= 0 && y >= 0 && width > 0 && height > 0)
      #expect(x + width <= Double(image.width) && y + height <= Double(image.height))
      #expect(annotation.area == width * height && annotation.iscrowd == 0)
    }
    try loadInPython(url)
  }

  /// The boxes of the picture `name` as "class x y width height", sorted.
  func boxes(of name: String) -> [String] {
    guard let image = images.first(where: { $0.fileName == name }) else { return [] }
    return annotations.filter { $0.imageID == image.id }.map { annotation in
      let category = categories.first { $0.id == annotation.categoryID }?.name ?? "?"
      return ([category] + annotation.bbox.map { "\(Int($0))" }).joined(separator: " ")
    }.sorted()
  }

  private func loadInPython(_ url: URL) throws {
    guard let pycocotools = Python.having("pycocotools") else { return }
    let script = """
      import sys
      from pycocotools.coco import COCO
      coco = COCO(sys.argv[1])
      print("annotations", len(coco.loadAnns(coco.getAnnIds(imgIds=coco.getImgIds()))))
      """
    let outcome = try pycocotools.run(script, arguments: [url.path])
    #expect(outcome.status == 0 && outcome.output.contains("annotations \(annotations.count)"))
  }
}
