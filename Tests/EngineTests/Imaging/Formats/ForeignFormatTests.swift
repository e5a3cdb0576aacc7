import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging

@Suite("Datasets of other programs")
struct ForeignFormatTests {
  private let folder: ForeignFolder

  init() throws { folder = try ForeignFolder() }

  @Test("an example of each format is recognized and read", arguments: ForeignFormat.allCases)
  func examples(format: ForeignFormat) throws {
    try ForeignExamples.write(format, in: folder)
    let found = try folder.read()
    #expect(found.format == format)
    #expect(found.problems == [])
    #expect(found.lines == ForeignExamples.lines(format))
    #expect(found.shares == found.shares.sorted())
    #expect(found.shares.allSatisfy { (0...1).contains($0) })
  }

  @Test("a label file can be named instead of its folder")
  func files() throws {
    let files: [(ForeignFormat, String)] = [
      (.coco, "annotations/instances_train2017.json"), (.yolo, "data.yaml"),
      (.cvat, "annotations.xml"),
      (.labelstudio, "project-1.json"), (.datumaro, "annotations/train.json"),
    ]
    for (format, file) in files {
      let folder = try ForeignFolder()
      try ForeignExamples.write(format, in: folder)
      let found = try folder.read(file)
      #expect(found.format == format)
      #expect(found.problems == [])
      #expect(found.lines == ForeignExamples.lines(format))
    }
    try ForeignExamples.write(.voc, in: folder)
    #expect(
      try folder.read("Annotations/a.xml").lines == ["JPEGImages/a.png train: ship 10,20,30,40"])
  }

  @Test(
    "pictures elsewhere are found with the folder of the pictures",
    arguments: ForeignFormat.allCases)
  func images(format: ForeignFormat) throws {
    try ForeignExamples.write(format, in: folder)
    let pictures = folder.folder.file("elsewhere")
    try FileManager.default.createDirectory(at: pictures, withIntermediateDirectories: true)
    let place = ForeignExamples.lines(format)[0].split(separator: "/").dropLast().joined(
      separator: "/")
    for name in ["a.png", "b.png"] {
      try FileManager.default.moveItem(
        at: folder.file("\(place)/\(name)"), to: pictures.appending(path: name))
    }
    let missing = try folder.read(format: format)
    #expect(missing.lines == [])
    guard format != .yolo else { return }
    #expect(missing.problems.count == 2)
    let found = try folder.read(format: format, images: pictures)
    #expect(found.problems == [])
    #expect(found.pictures.map(\.boxes.count) == [1, 0])
  }

  @Test("only the pictures of one folder are read", arguments: ForeignFormat.allCases)
  func onlyFolder(format: ForeignFormat) throws {
    try ForeignExamples.write(format, in: folder)
    let place = ForeignExamples.lines(format)[0].split(separator: "/").dropLast().joined(
      separator: "/")
    let inside = try #require(PictureLookup.canonical(folder.file(place).path))
    #expect(try folder.read(onlyFolder: inside).lines == ForeignExamples.lines(format))
    #expect(try folder.read(onlyFolder: inside + "/x").lines == [])
  }

  @Test("pictures outside of the dataset are refused, also through links")
  func outside() throws {
    try Data(ForeignFolder.png(seed: 1)).write(to: folder.folder.file("secret.png"))
    try folder.picture("x.png")
    try FileManager.default.createSymbolicLink(
      at: folder.file("link.png"), withDestinationURL: folder.folder.file("secret.png"))
    let names = [
      "../secret.png", folder.folder.file("secret.png").path, "link.png", "../../../../etc/passwd",
      "", ".",
    ]
    let images = names.enumerated().map { "{\"id\":\($0),\"file_name\":\"\($1)\"}" }
    try folder.write(
      "coco.json",
      "{\"images\":[\(images.joined(separator: ","))],\"annotations\":[],\"categories\":[]}")
    let found = try folder.read()
    #expect(found.format == .coco)
    #expect(found.lines == [])
    #expect(found.problems.count == names.count)
    #expect(found.problems.filter { $0.contains("outside of the dataset") }.count == 4)
  }

  @Test(
    "a picture of another size than the labels state is refused, because its boxes would be wrong")
  func otherSize() throws {
    for format in ForeignFormat.allCases where format != .yolo && format != .labelstudio {
      let folder = try ForeignFolder()
      try ForeignExamples.write(format, in: folder)
      let name = String(ForeignExamples.lines(format)[0].split(separator: " ")[0])
      try folder.picture(name, width: 80, height: 100)
      let found = try folder.read()
      #expect(found.pictures.count == 1)
      #expect(found.problems.count == 1)
      #expect(found.problems[0].contains("100 x 80 pixels"))
    }
  }

  @Test("a damaged file is reported and the other pictures are read")
  func damaged() throws {
    try ForeignExamples.write(.voc, in: folder)
    try folder.write("Annotations/a.xml", "<annotation>")
    try folder.write("Annotations/c.xml", "<annotation><filename>c.png</filename></annotation>")
    try folder.write("JPEGImages/c.png", "no picture")
    let found = try folder.read()
    #expect(found.lines == ["JPEGImages/b.png train: "])
    #expect(
      found.problems(in: folder) == [
        "Annotations/a.xml: line 1 is not valid XML (no element found); export the file again",
        "Annotations/c.xml: filename is JPEGImages/c.png: "
          + "begins with 6E 6F 20 70 69 63 74 75, which is neither PNG nor JPEG; "
          + "convert it to one of them",
      ])
  }

  @Test("a folder without labels is no dataset")
  func nothing() throws {
    try folder.picture("a.png")
    try folder.write("notes.json", "{\"x\": 1}")
    try folder.write("config.yaml", "names: x\n")
    #expect(ForeignDataset(folder.url) == nil)
    #expect(ForeignDataset(folder.file("missing")) == nil)
  }
}
