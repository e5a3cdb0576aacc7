import Foundation
import TestSupport
import Testing

@testable import Radio

@Suite("Remembered options of captures")
struct CaptureMemoryTests {
  let folder: RecordingFolder
  let raw: URL

  init() throws {
    folder = try RecordingFolder()
    raw = try folder.put([1, 2, 3, 4], as: "x.bin")
  }

  private var state: URL { folder.file("state") }

  private func opener(
    format: String? = nil, rate: Double? = nil, frequency: Double? = nil
  ) -> CaptureOpener {
    var asked = CaptureParameters()
    asked.format = format.flatMap(SampleFormat.init(named:))
    (asked.sampleRate, asked.centerFrequency) = (rate, frequency)
    return CaptureOpener(options: asked, stateFolder: state)
  }

  private func use(_ opener: CaptureOpener, on url: URL, isNamed: Bool = true) throws
    -> CaptureFacts
  {
    let facts = try opener.facts(of: url, isNamed: isNamed)
    try opener.remember(url, facts, isNamed: isNamed)
    return facts
  }

  @Test("are used the next time, and replaced by new ones field by field")
  func nextTime() throws {
    #expect(throws: CaptureError.unknownFormat(path: raw.path)) { try opener().facts(of: raw) }
    _ = try use(opener(format: "cu8", rate: 1e6), on: raw)
    #expect(try opener().open(raw).sampleRate == 1e6)
    _ = try use(opener(rate: 2e6, frequency: 868e6), on: raw)
    let capture = try opener().open(raw)
    #expect(capture.sampleRate == 2e6 && capture.centerFrequency == 868e6)
    #expect(capture.sampleFormat.rawValue == "cu8")
    let json =
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: state.appending(path: "captures.json")))
      as? [String: [[String: Any]]]
    #expect(json?["captures"]?.count == 1 && json?["captures"]?[0]["path"] as? String == raw.path)
  }

  @Test("are shared by both files of a recording, and not kept for RFCAPs")
  func recordings() throws {
    try folder.putMetadata()
    try folder.put([1, 2], as: "X.sigmf-data")
    _ = try use(opener(rate: 5), on: folder.file("X.sigmf-meta"))
    #expect(try opener().open(folder.file("X.sigmf-data")).sampleRate == 5)
  }

  @Test(
    "options do not apply to captures found in a folder, and an entered rate applies to one capture only"
  )
  func folders() throws {
    try folder.putMetadata(global: #""core:datatype": "ci8", "core:sample_rate": 7"#)
    let recording = try folder.put([1, 2], as: "X.sigmf-data")
    let found = try folder.put([1, 2], as: "y.cs8")
    let other = try folder.put([1, 2], as: "z.cs8")
    let asked = opener(rate: 5)
    #expect(try use(asked, on: recording, isNamed: false).sampleRate == 7)
    #expect(try use(asked, on: found, isNamed: false).sampleRate == nil)
    #expect(try opener().facts(of: found).sampleRate == nil)
    var told = CaptureParameters()
    told.sampleRate = 2e6
    let facts = try asked.facts(of: found, isNamed: false, told: told)
    try asked.remember(found, facts, isNamed: false, told: told)
    #expect(try opener().facts(of: found).sampleRate == 2e6)
    #expect(try opener().facts(of: other).sampleRate == nil)
  }

  @Test("a damaged or hostile memory file is ignored and replaced")
  func damage() throws {
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    let file = state.appending(path: "captures.json")
    try Data("{not JSON".utf8).write(to: file)
    _ = try use(opener(format: "cu8", rate: 3), on: raw)
    #expect(try opener().open(raw).sampleRate == 3)
    for rate in ["-1", "0"] {
      let entry = #"{"path": "\#(raw.path)", "format": "cu8", "sample_rate_hz": \#(rate)}"#
      try Data(#"{"captures": [\#(entry)]}"#.utf8).write(to: file)
      #expect(try opener().facts(of: raw).sampleRate == nil)
    }
  }

  @Test("the memory is bounded: the oldest entries are dropped")
  func bounds() throws {
    let memory = CaptureMemory(stateFolder: state)
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    let entries = (0..<CaptureMemory.capacity).map { #"{"path": "/\#($0).cs8", "channel": 2}"# }
    try Data(#"{"captures": [\#(entries.joined(separator: ","))]}"#.utf8)
      .write(to: state.appending(path: "captures.json"))
    var given = CaptureParameters()
    given.sampleRate = 1
    try memory.remember(given, of: raw)
    #expect(memory.parameters(of: raw) == given)
    #expect(memory.parameters(of: URL(filePath: "/0.cs8")).isEmpty)
    #expect(memory.parameters(of: URL(filePath: "/1.cs8")).channel == 2)
  }
}
