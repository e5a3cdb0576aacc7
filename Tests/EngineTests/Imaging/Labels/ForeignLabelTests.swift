import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Labels

@Suite("Labels of pictures in datasets of other programs")
struct ForeignLabelTests {
  private let folder: ForeignFolder

  init() throws { folder = try ForeignFolder() }

  /// The labels of a picture in a new editing session.
  private func labels(of picture: String) -> DocumentLabels<COCOLabelCodec> {
    PictureLabels(stateFolder: folder.folder.file("state"))
      .labels(of: folder.file(picture), width: 100, height: 80)
  }

  @Test(
    "the boxes are shown, the first change writes labels.coco.json, and the dataset stays as it is",
    arguments: ForeignFormat.allCases)
  func opened(format: ForeignFormat) throws {
    try ForeignExamples.write(format, in: folder)
    let picture = String(ForeignExamples.lines(format)[0].split(separator: " ")[0])
    let before = try FolderSnapshot(folder.url).contents
    let store = labels(of: picture)
    let (annotations, warnings) = store.load()
    #expect(annotations.map(\.label) == ["ship"])
    #expect(annotations.map(\.box) == [Box(x: 10..<40, y: 20...60)])
    #expect(warnings.contains { $0.contains("(\(format.title)) are shown") })
    // Nothing is written before a change, and every session gives the boxes the same identities.
    #expect(try FolderSnapshot(folder.url).contents == before)
    #expect(labels(of: picture).load().annotations == annotations)

    let moved = Annotation(
      id: annotations[0].id, box: Box(x: 11..<40, y: 20...60), label: "ship")
    try store.write(LabelRevision([moved]))
    var after = try FolderSnapshot(folder.url).contents
    let written = after.keys.filter { $0.hasSuffix("labels.coco.json") }
    #expect(written.count == 1)
    for name in written { after[name] = nil }
    #expect(after == before)
    #expect(labels(of: picture).load().annotations.map(\.box) == [moved.box])
  }

  @Test("a COCO file beside the pictures that names them with folders is read, too")
  func folders() throws {
    try folder.picture("a.png")
    try folder.write(
      "result.json",
      """
      {"images":[{"id":0,"file_name":"images\\\\1\\\\a.png","width":100,"height":80}],"categories":[{"id":0,"name":"s"}],
       "annotations":[{"id":0,"image_id":0,"category_id":0,"bbox":[1,2,3,4]}]}
      """)
    #expect(labels(of: "a.png").load().annotations.map(\.label) == ["s"])
  }

  @Test("folders above are left alone unless their names are those of a dataset")
  func other() throws {
    try folder.picture("holiday/a.png")
    try folder.write("labels/a.txt", "0 0.5 0.5 0.1 0.1\n")
    try folder.write("data.yaml", "train: holiday\nnames: [x]\n")
    try folder.write("holiday/a.txt", "0 0.5 0.5 0.1 0.1\n")
    #expect(labels(of: "holiday/a.png").load().annotations.isEmpty)
    #expect(ForeignDataset.surrounding(folder.file("holiday").path).isEmpty)
    try folder.picture("images/a.png")
    #expect(ForeignDataset.surrounding(folder.file("images").path).map(\.format) == [.yolo])
  }
}
