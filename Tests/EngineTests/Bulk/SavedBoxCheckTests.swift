import Foundation
import Labels
import Testing

@testable import Datasets
@testable import Radio

@Suite("Boxes in a dataset")
struct SavedBoxCheckTests {
  let fixture: BulkFixture
  let capture: Capture
  /// The boxes of the capture after everything was saved; one of them is in two windows.
  let annotations: [Annotation]

  init() throws {
    fixture = try BulkFixture()
    let url = try fixture.addCapture("c", seed: 1)
    try fixture.label(
      url,
      [
        fixture.box(100..<900, "a"), fixture.box(8000..<8400, "a"),
        fixture.box(20_000..<21_000, "b"),
        fixture.box(1000..<1100, nil),
      ])
    _ = try fixture.bulk().run([url])
    capture = try CaptureFile.open(url)
    annotations = try fixture.labelFile(url).load().annotations
  }

  private func check(_ dataset: URL? = nil) -> SavedBoxCheck {
    SavedBoxCheck(store: SampleStore(dataset: dataset ?? fixture.dataset))
  }

  @Test("saved boxes are found in the dataset that they were saved to")
  func found() {
    let marked = annotations.filter { $0.savedSample != nil }
    #expect(marked.count == 3)
    #expect(check().savedBoxes(among: annotations, of: capture) == Set(marked.map(\.id)))
  }

  @Test(
    "they are not found in another dataset, nor in a sample of another capture with the same id")
  func otherDataset() throws {
    let other = fixture.folder.file("other")
    #expect(check(other).savedBoxes(among: annotations, of: capture).isEmpty)
    let url = try fixture.addCapture("d", seed: 2)
    try fixture.label(url, [fixture.box(100..<900, "a"), fixture.box(8000..<8400, "a")])
    _ = try BulkSave(
      store: SampleStore(dataset: other), windowSeconds: BulkFixture.windowSeconds,
      stateFolder: fixture.state
    ).run([url])
    #expect(check(other).savedBoxes(among: annotations, of: capture).isEmpty)
  }

  @Test("a box whose edge or class differs from its sample is not found")
  func changed() {
    for change in [
      { (box: inout Annotation) in box.box.samples = 101..<900 },
      { $0.box.samples = 100..<901 },
      { $0.box.frequencies = 2.439991e9...2.44001e9 },
      { $0.box.frequencies = 2.43999e9...2.440009e9 },
      { $0.label = "b" },
      { $0.savedSample = "a/0002" },
      { $0.savedSample = "a/0099" },
      { $0.savedSample = "../a/0001" },
      { $0.savedSample = "a" },
    ] {
      var annotation = annotations[0]
      #expect(check().savedBoxes(among: [annotation], of: capture) == [annotation.id])
      change(&annotation)
      #expect(check().savedBoxes(among: [annotation], of: capture).isEmpty)
    }
  }

  @Test("a deleted sample contains no boxes")
  func deleted() throws {
    let store = SampleStore(dataset: fixture.dataset)
    let sample = try #require(try store.samples().first { $0.signal.text == "b" })
    _ = try store.delete(sample)
    let found = check().savedBoxes(among: annotations, of: capture)
    #expect(found == Set(annotations.filter { $0.label == "a" }.map(\.id)))
  }
}
