import Foundation
import TestSupport
import Testing

@testable import Datasets
@testable import Labels
@testable import Radio

@Suite("SigMF recordings")
struct SigMFRecordingTests {
  let folder: RecordingFolder

  init() throws { folder = try RecordingFolder() }

  @Test("either file opens the recording with the facts of its metadata")
  func eitherFile() throws {
    try folder.putMetadata(
      global: #""core:datatype": "ci8", "core:sample_rate": 2e6"#,
      captures: #"""
        {"core:sample_start": 0, "core:frequency": 868e6, "core:datetime": "2026-11-15T12:12:00Z",
         "core:geolocation": {"type": "Point", "coordinates": [-104.5, 39.5, 1600]}}
        """#)
    let data = try folder.put([1, 0, 2, 0, 3, 0, 9], as: "X.sigmf-data")
    for name in ["X.sigmf-meta", "X.sigmf-data"] {
      let capture = try CaptureFile.open(folder.file(name))
      #expect(capture.url.path == data.path && capture.container == .sigmf)
      #expect(capture.sampleRate == 2e6 && capture.centerFrequency == 868e6)
      #expect(capture.band == 867e6...869e6 && capture.startTime == 1_794_744_720)
      #expect(capture.latitude == 39.5 && capture.longitude == -104.5)
      #expect(capture.sampleCount == 3 && capture.trailingBytes == 1)
      #expect(capture.warnings.count == 1 && capture.warnings[0].contains("1 byte of"))
      #expect(try folder.inPhase(capture) == [1, 2, 3])
    }
  }

  @Test(
    "without a frequency the band is around 0; without a rate there are facts, but no capture")
  func unsaid() throws {
    try folder.putMetadata(global: #""core:datatype": "ri8""#)
    let data = try folder.put([1, 2, 3], as: "X.sigmf-data")
    let facts = try CaptureFile.facts(of: data)
    #expect(facts.sampleRate == nil && facts.duration == nil && facts.layout.sampleCount == 3)
    #expect(throws: CaptureError.missingSampleRate(path: data.path)) { try CaptureFile.open(data) }
    var given = CaptureParameters()
    given.sampleRate = 1000
    let capture = try CaptureFile.open(data, given: given)
    #expect(capture.band == -500...500 && capture.facts.centerFrequency == nil)
  }

  @Test("each segment keeps its own center frequency: records use it, and a warning names it")
  func tuning() throws {
    try folder.putMetadata(
      global: #""core:datatype": "ci8", "core:sample_rate": 1000"#,
      captures: #"""
        {"core:sample_start": 0, "core:frequency": 5000},
        {"core:sample_start": 10, "core:frequency": 8000}, {"core:sample_start": 20}
        """#)
    let data = try folder.put([UInt8](repeating: 1, count: 60), as: "X.sigmf-data")
    let capture = try CaptureFile.open(data)
    #expect([0, 9, 10, 19, 20, 29].map(capture.tuning) == [0, 0, 3000, 3000, 0, 0])
    #expect(capture.warnings.count == 1 && capture.warnings[0].contains("from sample 10: 8 kHz"))
    let window = capture.window(12..<18)
    let box = Box(samples: 12..<15, frequencies: 5100...5200)
    let drafts = SampleDraft.drafts(
      of: window, iqSHA256: "", captureName: "X",
      boxes: [LabeledBox(signal: try SignalName("a"), box: box)], labeler: nil)
    let draft = try #require(drafts.first)
    #expect(draft.centerFrequency == 0.008)
    let extent = try #require(draft.boxes.first?.extent)
    #expect(abs(extent.frequencyStart - 0.0081) < 1e-9 && abs(extent.frequencyEnd - 0.0082) < 1e-9)
  }

  @Test("of several channels, the selected one is read, and a warning names it")
  func channels() throws {
    try folder.putMetadata(
      global: #""core:datatype": "ci16_be", "core:num_channels": 3, "core:sample_rate": 1"#)
    var bytes: [UInt8] = []
    for frame in 0..<5 {
      for channel in 0..<3 { bytes += [UInt8(10 * channel + frame), 0, 0, 0] }
    }
    let data = try folder.put(bytes, as: "X.sigmf-data")
    for channel in 1...3 {
      var given = CaptureParameters()
      given.channel = channel
      let capture = try CaptureFile.open(data, given: given)
      #expect(capture.sampleCount == 5)
      #expect(try folder.inPhase(capture) == (0..<5).map { 10 * (channel - 1) + $0 })
      #expect(capture.warnings.contains { $0.hasPrefix("Channel \(channel) of 3") })
    }
    #expect(try folder.inPhase(CaptureFile.open(data)) == [0, 1, 2, 3, 4], "the first by default")
    for channel in [0, 4, -1] {
      var given = CaptureParameters()
      given.channel = channel
      #expect(throws: CaptureError.noChannel(path: data.path, asked: channel, count: 3)) {
        try CaptureFile.open(data, given: given)
      }
    }
  }

  @Test("headers between the segments of a non-conforming dataset are skipped")
  func headers() throws {
    try folder.putMetadata(
      global: #"""
        "core:datatype": "ri8", "core:sample_rate": 1, "core:dataset": "X.bin",
        "core:trailing_bytes": 2, "core:offset": 100
        """#,
      captures: #"""
        {"core:sample_start": 100, "core:header_bytes": 3},
        {"core:sample_start": 102}, {"core:sample_start": 104, "core:header_bytes": 1},
        {"core:sample_start": 105, "core:header_bytes": 2}
        """#)
    try folder.put([99, 99, 99, 1, 2, 3, 4, 99, 5, 99, 99, 6, 7, 98, 98], as: "X.bin")
    let capture = try CaptureFile.open(folder.file("X.sigmf-meta"))
    #expect(capture.url.lastPathComponent == "X.bin" && capture.headerBytes == 3)
    #expect(capture.sampleCount == 7 && capture.trailingBytes == 0)
    #expect(try folder.inPhase(capture) == [1, 2, 3, 4, 5, 6, 7])
    let reader = try CaptureReader(capture)
    for start in 0..<7 {
      for end in start..<7 {
        var samples = [Float](repeating: 0, count: 2 * (end - start) + 2)
        try samples.withUnsafeMutableBufferPointer { try reader.read(start..<end, into: $0) }
        let values = stride(from: 0, to: 2 * (end - start), by: 2).map { Int(samples[$0] * 128) }
        #expect(values == Array((start + 1)..<(end + 1)))
      }
    }
  }

  @Test("a metadata file that names an RFCAP opens it as one")
  func rfcap() throws {
    let header = RFCAPHeader(
      sampleRate: 1e6, centerFrequency: 100e6, bandwidth: 1e6, sampleCount: 4, startTime: 0,
      signalName: "x", latitude: 0, longitude: 0)
    try folder.put(header.bytes + [UInt8](repeating: 0, count: 32), as: "X.rfcap")
    for global in [
      #""core:datatype": "ci8", "core:dataset": "X.rfcap""#, #""core:datatype": "ci8""#,
    ] {
      try folder.putMetadata(global: global)
      let capture = try CaptureFile.open(folder.file("X.sigmf-meta"))
      #expect(capture.container == .rfcap && capture.sampleCount == 4)
      #expect(try CaptureFile.open(folder.file("X.rfcap")) == capture)
    }
  }

  @Test("options take precedence over the metadata, with a warning")
  func contradictions() throws {
    try folder.putMetadata(
      global: #""core:datatype": "zz8", "core:sample_rate": 1e6"#,
      captures: #"{"core:sample_start": 0, "core:frequency": 1e6}"#)
    let data = try folder.put([1, 2, 3, 4], as: "X.sigmf-data")
    var given = CaptureParameters()
    (given.format, given.sampleRate, given.centerFrequency) = (SampleFormat(.int16), 2e6, 3e6)
    let capture = try CaptureFile.open(data, given: given)
    #expect(capture.sampleFormat.rawValue == "ci16_le" && capture.sampleCount == 1)
    #expect(capture.sampleRate == 2e6 && capture.centerFrequency == 3e6)
    #expect(
      capture.warnings.count == 2 && capture.warnings[0].contains("1 MS/s, but 2 MS/s was given"))
    var format = CaptureParameters()
    format.format = SampleFormat(.int8)
    let filled = try CaptureFile.open(data, given: format)
    #expect(filled.sampleRate == 1e6 && filled.centerFrequency == 1e6 && filled.warnings.isEmpty)
  }

  @Test("segments at other frequencies, and those past the end, are reported")
  func segments() throws {
    try folder.putMetadata(
      global: #""core:datatype": "ri8", "core:sample_rate": 1"#,
      captures: #"""
        {"core:sample_start": 0, "core:frequency": 100e6},
        {"core:sample_start": 2, "core:frequency": 433.92e6}, {"core:sample_start": 3},
        {"core:sample_start": 99999999999, "core:frequency": 100e6, "core:header_bytes": 7}
        """#)
    let data = try folder.put([1, 2, 3, 4], as: "X.sigmf-data")
    let capture = try CaptureFile.open(data)
    #expect(capture.centerFrequency == 100e6 && capture.sampleCount == 4)
    #expect(capture.warnings.count == 2)
    #expect(
      capture.warnings[0].contains("from sample 2: 433.92 MHz, from sample 3: an unknown"))
    #expect(capture.warnings[1].hasPrefix("1 of 4 segments"))
  }
}
