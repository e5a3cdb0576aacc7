import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("Labels beside the capture")
struct LabelFileTests {
  let folder: TemporaryFolder
  let capture: Capture

  init() throws {
    folder = try TemporaryFolder()
    let header = RFCAPHeader(
      sampleRate: 1e6, centerFrequency: 100e6, bandwidth: 1e6, sampleCount: 1000,
      startTime: 1_794_744_720, signalName: "x", latitude: 0, longitude: 0)
    let url = folder.file("X.rfcap")
    try Data(header.bytes + [UInt8](repeating: 0, count: 8003)).write(to: url)
    capture = try CaptureFile.open(url)
  }

  var metadata: URL { folder.file("X.sigmf-meta") }
  var state: URL { folder.file("state") }
  let box = Box(samples: 10..<60, frequencies: 99.75e6...100.25e6)

  @Test(
    "written labels are read back, and the metadata describes the RFCAP as a non-conforming dataset"
  )
  func roundTrip() throws {
    var annotation = Annotation(box: box, label: "burst")
    annotation.savedSample = "burst/0001"
    try file().write(LabelRevision([annotation, Annotation(box: capture.extent, label: nil)]))

    let (read, warnings) = file().load()
    #expect(warnings.isEmpty)
    #expect(read.map(\.box) == [capture.extent, box])
    #expect(read.last?.id == annotation.id && read.last?.savedSample == "burst/0001")

    let json = try JSONParser.decode(SigMFMetadata.self, from: Data(contentsOf: metadata))
    #expect(json.global.datatype == "cf32_le" && json.global.dataset == "X.rfcap")
    #expect(json.global.trailingBytes == 3 && json.captures.first?.headerBytes == 512)
    #expect(json.captures.first?.frequency == 100e6)
    #expect(json.captures.first?.datetime == "2026-11-15T12:12:00.000Z")
    #expect(json.global.extensions.map(\.name) == ["labeltui"])
    #expect(json.annotations.map(\.sampleStart) == [0, 10], "sorted by sample_start")
  }

  @Test("fields and entries of other programs are kept, and absent edges stay absent")
  func others() throws {
    try Data(
      #"""
      {"global": {"core:datatype": "cf32_le", "core:version": "1.2.0", "core:author": "A",
        "core:offset": 5, "foo:deep": {"a": [1, 2.5, null, true]}},
       "captures": [{"core:sample_start": 5, "foo:x": 1}],
       "annotations": [
        {"core:sample_start": 15, "core:sample_count": 50, "core:comment": "theirs"},
        {"core:sample_start": 999999, "core:sample_count": 1, "core:label": "outside"},
        {"core:sample_start": 9223372036854775807, "core:sample_count": 9223372036854775807}]}
      """#.utf8
    ).write(to: metadata)
    let before = try JSONParser.decode(SigMFMetadata.self, from: Data(contentsOf: metadata))
    let file = file()
    let (read, _) = file.load()
    #expect(read.map(\.box.samples) == [10..<60])
    #expect(read.first?.box.frequencies == capture.band)
    try file.write(LabelRevision(read))
    var after = try JSONParser.decode(SigMFMetadata.self, from: Data(contentsOf: metadata))
    #expect(after.annotations[0].uuid != nil, "an entry gets a UUID, so that it can be recognized")
    after.annotations[0].uuid = nil
    (after.global.writes, after.global.extensions) = ([], [])
    #expect(after == before)
  }

  @Test("an offset of the largest integer does not crash the program and loses no new box")
  func hugeOffset() throws {
    try Data(
      #"""
      {"global": {"core:datatype": "cf32_le", "core:version": "1.2.0",
        "core:offset": 9223372036854775807}, "captures": [], "annotations": []}
      """#.utf8
    ).write(to: metadata)
    let labels = file()
    #expect(labels.load().annotations.isEmpty)
    try labels.write(LabelRevision([Annotation(box: capture.extent, label: "a")]))
    #expect(file().load().annotations.map(\.box) == [capture.extent])
  }

  @Test("a file that is not metadata is not changed; labels go to the state folder")
  func foreignFile() throws {
    try Data("not JSON".utf8).write(to: metadata)
    let file = file()
    let (read, warnings) = file.load()
    #expect(read.isEmpty && warnings.count == 2)
    try file.write(LabelRevision([Annotation(box: box, label: "kept")]))
    #expect(try String(contentsOf: metadata, encoding: .utf8) == "not JSON")
    #expect(self.file().load().annotations.map(\.label) == ["kept"])
  }

  @Test(
    "labels in the state folder are moved to the file beside the capture when that can be written")
  func joining() throws {
    try Data("not JSON".utf8).write(to: metadata)
    let first = file()
    _ = first.load()
    try first.write(LabelRevision([Annotation(box: box, label: "fallback")]))
    try FileManager.default.removeItem(at: metadata)
    let second = file()
    let (read, _) = second.load()
    try second.write(LabelRevision(read + [Annotation(box: box, label: "beside")]))
    #expect(Set(file().load().annotations.compactMap(\.label)) == ["fallback", "beside"])
    let left = FileManager.default.subpaths(atPath: state.path) ?? []
    #expect(!left.contains { $0.hasSuffix(".sigmf-meta") })
  }

  @Test("boxes that another program added in between are not lost")
  func concurrentChange() throws {
    let (mine, theirs) = (file(), file())
    _ = mine.load()
    _ = theirs.load()
    let mineBox = Annotation(box: box, label: "mine")
    try mine.write(LabelRevision([mineBox]))
    _ = theirs.load()
    try theirs.write(LabelRevision([mineBox, Annotation(box: box, label: "theirs")]))
    try mine.write(LabelRevision([mineBox, Annotation(box: box, label: "mine2")]))
    let labels = file().load().annotations.compactMap(\.label)
    #expect(labels.sorted() == ["mine", "mine2", "theirs"])
  }

  @Test(
    "changes and deletions of another program are kept, unless the same box was changed here, too")
  func concurrentEdits() throws {
    let boxes = (0..<4).map { Annotation(box: box, label: "\($0)") }
    let (mine, theirs) = (file(), file())
    try mine.write(LabelRevision(boxes))
    var (seen, _) = theirs.load()
    for (index, label) in [(0, "moved"), (1, "theirs")] {
      let position = try #require(seen.firstIndex { $0.id == boxes[index].id })
      seen[position].label = label
    }
    seen.removeAll { $0.id == boxes[2].id }
    try theirs.write(LabelRevision(seen))

    var current = boxes
    current[1].label = "mine"
    let report = try mine.write(LabelRevision(current, number: 1))
    #expect(report.changes.count == 2)
    #expect(labels() == ["3", "mine", "moved"])
    // A revision from before the report must not restore the old state.
    try mine.write(LabelRevision(current, number: 2))
    #expect(labels() == ["3", "mine", "moved"])
    report.changes.apply(to: &current)
    current.removeAll { $0.label == "moved" }
    try mine.write(LabelRevision(current, number: 3, changesSeen: 1))
    #expect(labels() == ["3", "mine"])
  }

  @Test("metadata of another recording whose name differs only in the extension is not changed")
  func anotherRecording() throws {
    let foreign = #"""
      {"global": {"core:datatype": "ri16_le", "core:version": "1.2.0"}, "captures": [],
       "annotations": [{"core:sample_start": 1, "core:label": "theirs"}]}
      """#
    try Data(foreign.utf8).write(to: metadata)
    try Data().write(to: folder.file("X.sigmf-data"))
    let file = file()
    let (read, warnings) = file.load()
    #expect(read.isEmpty && warnings.first?.contains("not this capture") == true)
    try file.write(LabelRevision([Annotation(box: box, label: "mine")]))
    #expect(try String(contentsOf: metadata, encoding: .utf8) == foreign)
    #expect(labels() == ["mine"])
  }

  @Test(
    "if the file beside the capture cannot be written, labels are written to the state folder, with a warning"
  )
  func failingPlace() throws {
    let file = file()
    _ = file.load()
    try FileManager.default.createDirectory(at: metadata, withIntermediateDirectories: true)
    let report = try file.write(LabelRevision([Annotation(box: box, label: "kept")]))
    #expect(report.warnings.first?.contains("Labels are kept in") == true)
    #expect(labels() == ["kept"])
  }

  @Test("labels that are too large to be read again are refused, and the file is not changed")
  func tooLarge() throws {
    let file = CaptureLabels(of: capture, stateFolder: state, session: nil, sizeLimit: 2000)
    try file.write(LabelRevision([Annotation(box: box, label: "a")]))
    let label = String(repeating: "x", count: 2000)
    let error = #expect(throws: LabelFileError.self) {
      try file.write(LabelRevision([Annotation(box: box, label: label)]))
    }
    #expect(try #require(error).description.contains("but the limit is 2000"))
    #expect(!FileManager.default.fileExists(atPath: state.path))
    #expect(labels() == ["a"])
  }

  @Test("entries with the same UUID are two boxes")
  func sharedUUID() throws {
    let entry = #"{"core:sample_start": 1, "core:sample_count": 5, "core:uuid": "\#(UUID())"}"#
    let text = #"""
      {"global": {"core:datatype": "cf32_le", "core:version": "1.2.0"}, "captures": [],
       "annotations": [\#(entry), \#(entry)]}
      """#
    try Data(text.utf8).write(to: metadata)
    let file = file()
    let (read, _) = file.load()
    #expect(Set(read.map(\.id)).count == 2)
    try file.write(LabelRevision(Array(read.dropFirst())))
    #expect(self.file().load().annotations.count == 1)
  }

  @Test("without boxes no file is written; deleting all boxes keeps an empty file")
  func emptiness() throws {
    let file = file()
    _ = file.load()
    try file.write(LabelRevision([]))
    #expect(!FileManager.default.fileExists(atPath: metadata.path))
    try file.write(LabelRevision([Annotation(box: box, label: "a")]))
    try file.write(LabelRevision([]))
    #expect(self.file().load().annotations.isEmpty)
    #expect(FileManager.default.fileExists(atPath: metadata.path))
  }

  /// The classes on disk, sorted.
  private func labels() -> [String] {
    file().load().annotations.compactMap(\.label).sorted()
  }

  private func file() -> CaptureLabels { CaptureLabels(of: capture, stateFolder: state) }
}
