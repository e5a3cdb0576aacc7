import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio

@Suite("Labels of SigMF recordings")
struct RecordingLabelTests {
  let folder: RecordingFolder

  init() throws { folder = try RecordingFolder() }

  private func open(_ given: CaptureParameters = CaptureParameters()) throws -> (
    Capture, CaptureLabels
  ) {
    let capture = try CaptureFile.open(folder.file("X.sigmf-data"), given: given)
    return (capture, CaptureLabels(of: capture, stateFolder: folder.file("state")))
  }

  private func put(captures: String, annotations: String, offset: Int = 0) throws {
    try folder.putMetadata(
      global: #"""
        "core:datatype": "ri8", "core:sample_rate": 1000, "core:offset": \#(offset),
        "core:author": "A", "core:num_channels": 1
        """#, captures: captures, annotations: annotations)
    try folder.put([UInt8](repeating: 1, count: 100), as: "X.sigmf-data")
  }

  private func metadata() throws -> SigMFMetadata {
    try SigMFMetadata(contentsOf: folder.file("X.sigmf-meta"))
  }

  @Test("are written to the recording's metadata, and all other content is kept")
  func kept() throws {
    try put(
      captures: #"{"core:sample_start": 40, "core:frequency": 1e6, "foo:x": [1]}"#,
      annotations: #"""
        {"core:sample_start": 50, "core:sample_count": 5, "core:freq_lower_edge": 999900,
         "core:freq_upper_edge": 1000100, "core:comment": "remark", "foo:y": {"z": 1}},
        {"core:sample_start": 60}
        """#, offset: 40)
    let before = try metadata()
    let (_, labels) = try open()
    var (boxes, warnings) = labels.load()
    #expect(warnings.isEmpty)
    #expect(boxes.map(\.box.samples) == [10..<15, 20..<100])
    #expect(boxes[0].box.frequencies == 999_900...1_000_100)
    #expect(boxes[1].box.frequencies == 999_500...1_000_500)
    #expect(boxes[0].label == nil && boxes[0].title == "remark" && boxes[1].title == nil)
    boxes[0].label = "burst"
    boxes.append(Annotation(box: Box(samples: 30..<40, frequencies: 1e6...1_000_200), label: "new"))
    try labels.write(LabelRevision(boxes))
    var after = try metadata()
    #expect(after.annotations[0].label == "burst" && after.annotations[0].others.count == 2)
    #expect(after.annotations[2].sampleStart == 70 && after.annotations[2].upperEdge == 1_000_200)
    after.annotations.removeLast()
    after.annotations[0].label = nil
    for index in 0..<2 { after.annotations[index].uuid = nil }
    (after.global.writes, after.global.extensions) = ([], [])
    #expect(after == before)
  }

  @Test("are read and written with the frequency of their capture segment")
  func segments() throws {
    try put(
      captures: #"""
        {"core:sample_start": 0, "core:frequency": 1e6},
        {"core:sample_start": 50, "core:frequency": 5e6}, {"core:sample_start": 80}
        """#,
      annotations: #"""
        {"core:sample_start": 10, "core:sample_count": 5, "core:freq_lower_edge": 1000100,
         "core:freq_upper_edge": 1000200},
        {"core:sample_start": 50, "core:sample_count": 5, "core:freq_lower_edge": 5000100,
         "core:freq_upper_edge": 5000200},
        {"core:sample_start": 90, "core:sample_count": 5, "core:freq_lower_edge": 100,
         "core:freq_upper_edge": 200}
        """#)
    let (_, labels) = try open()
    var boxes = labels.load().annotations
    #expect(boxes.map(\.box.frequencies) == Array(repeating: 1_000_100...1_000_200, count: 3))
    for index in 0..<3 { boxes[index].box.frequencies = 999_900...1_000_000 }
    try labels.write(LabelRevision(boxes))
    let written = try metadata().annotations
    #expect(written.map(\.lowerEdge) == [999_900, 4_999_900, -100])
    #expect(written.map(\.upperEdge) == [1e6, 5e6, 0])
    #expect(try open().1.load().annotations.map(\.box) == boxes.map(\.box))
  }

  @Test("keep their place in the band if another center frequency is given")
  func otherCenter() throws {
    try put(
      captures: #"{"core:sample_start": 0}"#,
      annotations: #"""
        {"core:sample_start": 10, "core:sample_count": 5, "core:freq_lower_edge": -100,
         "core:freq_upper_edge": 200}
        """#)
    var given = CaptureParameters()
    given.centerFrequency = 868e6
    let (capture, labels) = try open(given)
    let boxes = labels.load().annotations
    let expected: ClosedRange<Double> = 867_999_900...868_000_200
    #expect(boxes.map(\.box.frequencies) == [expected])
    try labels.write(LabelRevision(boxes + [Annotation(box: capture.extent, label: "all")]))
    let written = try metadata()
    #expect(
      written.annotations.map(\.lowerEdge) == [-500, -100],
      "the file still has baseband frequencies")
  }

  @Test("that reach to the end of the capture are not rewritten when the capture grows")
  func growth() throws {
    try put(captures: #"{"core:sample_start": 0}"#, annotations: #"{"core:sample_start": 10}"#)
    let (before, labels) = try open()
    let boxes = labels.load().annotations
    try folder.put([UInt8](repeating: 1, count: 150), as: "X.sigmf-data")
    let (after, _) = try open()
    #expect(before.isContinued(by: after) && after.sampleCount == 150)
    labels.follow(after)
    try labels.write(
      LabelRevision(
        boxes + [
          Annotation(box: Box(samples: 120..<130, frequencies: -10...10), label: "late")
        ]))
    let written = try metadata().annotations
    #expect(written.map(\.sampleCount) == [nil, 10])
    #expect(try open().1.load().annotations.map(\.box.samples) == [10..<150, 120..<130])
  }

  @Test("that are damaged do not keep the recording from being opened, and the file is not changed")
  func broken() throws {
    try put(
      captures: #"{"core:sample_start": 0}"#, annotations: #"{"core:sample_start": "soon"}"#)
    let text = try Data(contentsOf: folder.file("X.sigmf-meta"))
    let (capture, labels) = try open()
    let (boxes, warnings) = labels.load()
    #expect(capture.sampleCount == 100 && boxes.isEmpty && warnings.count == 2)
    try labels.write(LabelRevision([Annotation(box: capture.extent, label: "mine")]))
    #expect(try Data(contentsOf: folder.file("X.sigmf-meta")) == text)
    #expect(try open().1.load().annotations.map(\.label) == ["mine"])
  }

  @Test("of raw IQ are metadata with its sample rate, so that it opens as a recording")
  func raw() throws {
    let url = try folder.put([UInt8](repeating: 1, count: 200), as: "Y.cs8")
    var given = CaptureParameters()
    (given.sampleRate, given.centerFrequency) = (1000, 868e6)
    let capture = try CaptureFile.open(url, given: given)
    let box = Box(samples: 10..<20, frequencies: 868e6...868_000_100)
    try CaptureLabels(of: capture, stateFolder: folder.file("state"))
      .write(LabelRevision([Annotation(box: box, label: "a")]))
    let recording = try CaptureFile.open(url)
    #expect(recording.container == .sigmf && recording.sampleRate == 1000)
    #expect(recording.band == capture.band && recording.sampleFormat == capture.sampleFormat)
    let labels = CaptureLabels(of: recording, stateFolder: folder.file("state")).load()
    #expect(labels.annotations.map(\.box) == [box] && labels.warnings.isEmpty)
  }
}
