import Foundation
import TestSupport
import Testing

@testable import Radio

@Suite("Captures in a folder")
struct CaptureFolderTests {
  let folder: RecordingFolder

  init() throws { folder = try RecordingFolder() }

  @Test("a recording is one entry, even if it has several files")
  func entries() throws {
    let rfcap =
      RFCAPHeader(
        sampleRate: 1e6, centerFrequency: 100e6, bandwidth: 1e6, sampleCount: 1, startTime: 0,
        signalName: "x", latitude: 0, longitude: 0
      ).bytes + [0, 0, 0, 0, 0, 0, 0, 0]
    let rate = #""core:datatype": "ci8", "core:sample_rate": 1"#
    try folder.put(rfcap, as: "labeled.rfcap")
    try folder.putMetadata(
      as: "labeled.sigmf-meta", global: rate + #", "core:dataset": "labeled.rfcap""#)
    try folder.put(rfcap, as: "unnamed.rfcap")
    try folder.putMetadata(as: "unnamed.sigmf-meta", global: rate)
    try folder.put([1, 2], as: "pair.sigmf-data")
    try folder.putMetadata(as: "pair.sigmf-meta", global: rate)
    try folder.put([1, 2], as: "sub/raw.CS8")
    try folder.putMetadata(as: "sub/raw.sigmf-meta", global: rate + #", "core:dataset": "raw.CS8""#)
    try folder.put([1, 2], as: "bin/foreign.bin")
    try folder.putMetadata(
      as: "bin/foreign.sigmf-meta", global: rate + #", "core:dataset": "foreign.bin""#)
    try folder.put([1, 2], as: "other.cs8")
    try folder.putMetadata(
      as: "elsewhere.sigmf-meta", global: rate + #", "core:dataset": "other.cs8""#)
    try folder.putMetadata(as: "lost.sigmf-meta", global: rate)
    try folder.put([1, 2], as: "orphan.sigmf-data")
    try folder.put([1, 2], as: "notes.txt")
    try folder.put([1, 2], as: ".hidden.cs8")

    let entries = try CaptureFile.captures(below: folder.url)
    let root = folder.url.path.count
    let names = entries.map { String($0.path.dropFirst(root).drop { $0 == "/" }) }
    #expect(
      names == [
        "bin/foreign.sigmf-meta", "elsewhere.sigmf-meta", "labeled.rfcap", "lost.sigmf-meta",
        "orphan.sigmf-data", "pair.sigmf-data", "sub/raw.CS8", "unnamed.rfcap",
      ])
    let opened = entries.filter { (try? CaptureFile.open($0)) != nil }.map(\.lastPathComponent)
    #expect(
      opened == [
        "foreign.sigmf-meta", "elsewhere.sigmf-meta", "labeled.rfcap", "pair.sigmf-data", "raw.CS8",
        "unnamed.rfcap",
      ])
  }

  @Test("raw files are recognized by their extension in any case, others only with --format")
  func endings() throws {
    for (ending, datatype) in [
      "cf32": "cf32_le", "FC32": "cf32_le", "cfile": "cf32_le", "complex": "cf32_le",
      "iq": "cf32_le", "cf64": "cf64_le", "cs16": "ci16_le", "Complex32S": "ci16_le",
      "cs8": "ci8", "complex16s": "ci8", "cu8": "cu8", "complex16u": "cu8", "cs32": "ci32_le",
    ] {
      let url = try folder.put([UInt8](repeating: 1, count: 17), as: "x.\(ending)")
      let facts = try CaptureFile.facts(of: url)
      #expect(facts.layout.format.rawValue == datatype && facts.container == .raw)
      #expect(facts.layout.sampleCount == 16 / facts.layout.format.bytesPerSample)
      #expect(facts.warnings.count == 1, "the odd byte is noted")
    }
    let url = try folder.put([1, 2, 3, 4], as: "x.bin")
    #expect(throws: CaptureError.unknownFormat(path: url.path)) { try CaptureFile.facts(of: url) }
    var given = CaptureParameters()
    given.format = SampleFormat(named: "ri16_be")
    #expect(try CaptureFile.facts(of: url, given: given).layout.sampleCount == 2)
    try folder.put([1], as: "x.cs8")
    #expect(throws: CaptureError.noSamples(path: folder.file("x.cs8").path)) {
      try CaptureFile.facts(of: folder.file("x.cs8"))
    }
  }

  @Test("a file that grows while it is open is detected and can be read further")
  func growth() throws {
    let url = try folder.put([1, 0, 2, 0], as: "x.cs8")
    var given = CaptureParameters()
    given.sampleRate = 1
    let before = try CaptureFile.open(url, given: given)
    let reader = try CaptureReader(before)
    #expect(before.sampleCount == 2 && !reader.fileHasGrown)
    let handle = try FileHandle(forWritingTo: url)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data([3, 0, 9]))
    #expect(reader.fileHasGrown)
    let after = try CaptureFile.open(url, given: given)
    #expect(before.isContinued(by: after) && !after.isContinued(by: before))
    #expect(try folder.inPhase(after) == [1, 2, 3])
    #expect(!(try CaptureReader(after).fileHasGrown))
  }
}
