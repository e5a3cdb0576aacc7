import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Labels

@Suite("Boxes of pictures in files of other programs")
struct PictureBoxCodecTests {
  private let codec = PictureBoxCodec(pictureNamed: "a, b.png", width: 640, height: 480)
  private let frames = PictureBoxCodec(
    frames: FrameLayout(cameras: [("left", 100, 80), ("right", 60, 50)], rowCount: 9),
    ofRecordingNamed: "pitch")

  private static let boxes = [
    Annotation(box: Box(x: 0..<640, y: 0...480), label: "all"),
    Annotation(box: Box(x: 10..<11, y: 479...480), label: nil),
    Annotation(
      box: Box(x: 20..<70, y: 30...90), label: "cat \"x\"",
      proposal: Proposal(source: .model, confidence: 0.25)),
  ]

  private func kept(_ annotations: [Annotation]) -> [CaptureBoxes.Kept] {
    CaptureBoxes.kept(annotations)
  }

  @Test("a round trip is exact to the pixel", arguments: [BoxFormat.coco, .csv])
  func roundTrip(_ format: BoxFormat) throws {
    let file = try codec.file(of: Self.boxes, as: format)
    let read = try codec.boxes(in: file.data, path: "X", as: format)
    #expect(kept(read.annotations) == kept(Self.boxes) && read.clippedCount == 0)
    #expect(BoxFormat.ofFile(file.data, named: "x", json: .coco) == format)
    let empty = try codec.file(of: [], as: format)
    #expect(try codec.boxes(in: empty.data, path: "X", as: format).annotations.isEmpty)
  }

  @Test("boxes of frames are on the same frames again", arguments: [BoxFormat.coco, .csv])
  func frames(_ format: BoxFormat) throws {
    let boxes = [
      Annotation(box: Box(x: 5..<20, y: 3...30, layer: 0), label: "ball"),
      Annotation(box: Box(x: 120..<140, y: 0...50, layer: 8), label: "ball"),
    ]
    let file = try frames.file(of: boxes, as: format)
    let read = try frames.boxes(in: file.data, path: "X", as: format).annotations
    #expect(read.map(\.box) == boxes.map(\.box))
  }

  @Test("boxes of other pictures are left out, and counted")
  func others() throws {
    let csv = "file,class,x,y,width,height\nother.png,a,1,1,2,2\n\"a, b.png\",b,1,1,2,2\n"
    let found = try codec.boxes(in: Data(csv.utf8), path: "X", as: .csv)
    #expect(found.otherCount == 1 && found.annotations.map(\.label) == ["b"])
  }

  @Test(
    "a malformed entry is refused with its place",
    arguments: [
      (BoxFormat.csv, "class,x,y,width,height\na,1,1,0,2\n", "line 2, width is 0"),
      (.csv, "class,x,y,width,height\na,900,1,5,2\n", "line 2: is outside of the picture"),
      (.csv, "class,x,y,width\n", "no column height"),
      (
        .coco,
        #"{"images": [{"id": 1, "file_name": "a, b.png"}], "categories": [], "annotations": [{"image_id": 1, "bbox": [1]}]}"#,
        "annotations[0]: bbox is not a list of 4 numbers"
      ),
      (
        .coco,
        #"{"images": [], "categories": [], "annotations": [{"image_id": 4, "bbox": [1,2,3,4]}]}"#,
        "image_id is not the id of an image"
      ),
      (.coco, "[]", "is not a COCO file"),
      (.raven, "", "a picture has pixels"),
    ])
  func refused(_ format: BoxFormat, _ text: String, _ expected: String) throws {
    let error = #expect(throws: BoxFileError.self) {
      _ = try codec.boxes(in: Data(text.utf8), path: "X", as: format)
    }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("2,000 damaged files are read or refused", arguments: [BoxFormat.coco, .csv])
  func damaged(_ format: BoxFormat) throws {
    var generator = SeededGenerator(seed: 7)
    let original = Array(try codec.file(of: Self.boxes, as: format).data)
    for _ in 0..<2000 {
      var bytes = original
      ByteMutation.apply(to: &bytes, &generator)
      let read = try? codec.boxes(in: Data(bytes), path: "X", as: format)
      for annotation in read?.annotations ?? [] {
        #expect(annotation.box.x.lowerBound >= 0 && annotation.box.x.upperBound <= 640)
        #expect(annotation.box.y.lowerBound >= 0 && annotation.box.y.upperBound <= 480)
      }
    }
  }
}
