import Foundation
import Labels
import TestSupport
import Testing

@testable import Radio

@Suite("Invalid SigMF metadata")
struct SigMFRefusalTests {
  let folder: RecordingFolder

  init() throws { folder = try RecordingFolder() }

  static let good = #""core:datatype": "ci8", "core:sample_rate": 1e6"#

  struct Case: Sendable, CustomTestStringConvertible {
    var global = SigMFRefusalTests.good
    var captures = #"{"core:sample_start": 0}"#
    var reason: String
    var testDescription: String { reason }
  }

  static let cases = [
    Case(global: #""core:datatype": "ci12_le""#, reason: "core:datatype is ci12_le"),
    Case(global: #""core:datatype": "cf32""#, reason: "core:datatype is cf32"),
    Case(global: #""core:datatype": "\u001b[2J""#, reason: "core:datatype is ␛[2J"),
    Case(global: #""core:datatype": 7"#, reason: "global.core:datatype is not of type String"),
    Case(global: #""core:author": "x""#, reason: "global.core:datatype is missing"),
    Case(global: good + #", "core:num_channels": 0"#, reason: "core:num_channels is 0"),
    Case(global: good + #", "core:num_channels": -1"#, reason: "core:num_channels is -1"),
    Case(global: good + #", "core:num_channels": 1025"#, reason: "core:num_channels is 1025"),
    Case(global: good + #", "core:num_channels": 1.5"#, reason: "core:num_channels is 1.5"),
    Case(global: good + #", "core:num_channels": "2""#, reason: "core:num_channels is \"2\""),
    Case(global: #""core:datatype": "ci8", "core:sample_rate": 0"#, reason: "sample rate is 0"),
    Case(global: #""core:datatype": "ci8", "core:sample_rate": -5"#, reason: "sample rate is -5"),
    Case(global: #""core:datatype": "ci8", "core:sample_rate": 1e999"#, reason: "sample_rate"),
    Case(global: good + #", "core:offset": -1"#, reason: "core:offset is -1"),
    Case(global: good + #", "core:offset": 1"#, reason: "core:sample_start is 0"),
    Case(global: good + #", "core:trailing_bytes": -1"#, reason: "core:trailing_bytes is -1"),
    Case(global: good + #", "core:trailing_bytes": 9"#, reason: "core:trailing_bytes is 9"),
    Case(global: good + #", "core:trailing_bytes": 8"#, reason: "holds no sample"),
    Case(global: good + #", "core:dataset": "../X.sigmf-data""#, reason: "core:dataset is ../X"),
    Case(global: good + #", "core:dataset": """#, reason: "core:dataset is , but must be"),
    Case(global: good + #", "core:dataset": "Y.bin""#, reason: "its data file Y.bin is not beside"),
    Case(captures: #"{"core:sample_start": -1}"#, reason: "captures[0] core:sample_start is -1"),
    Case(captures: #"{"core:sample_start": 0.5}"#, reason: "captures.[0].core:sample_start"),
    Case(captures: #"{"core:sample_start": 1e30}"#, reason: "captures.[0].core:sample_start"),
    Case(captures: "{}", reason: "captures.[0].core:sample_start is missing"),
    Case(
      captures: #"{"core:sample_start": 3}, {"core:sample_start": 2}"#,
      reason: "captures[1] core:sample_start is 2, but must be 3 or more"),
    Case(
      captures: #"{"core:sample_start": 0, "core:header_bytes": -4}"#,
      reason: "captures[0] core:header_bytes is -4"),
    Case(
      captures: #"{"core:sample_start": 0, "core:header_bytes": 9}"#,
      reason: "core:header_bytes is 9, but must be at most 8"),
    Case(
      captures:
        #"{"core:sample_start": 0}, {"core:sample_start": 1, "core:header_bytes": 9223372036854775807}"#,
      reason: "captures[1] core:header_bytes is 9223372036854775807"),
    Case(
      captures: #"{"core:sample_start": 0, "core:frequency": "fm"}"#, reason: "core:frequency"),
  ]

  @Test("is refused with the file, the field and the value", arguments: cases)
  func refusal(of example: Case) throws {
    try folder.putMetadata(global: example.global, captures: example.captures)
    let data = try folder.put([1, 2, 3, 4, 5, 6, 7, 8], as: "X.sigmf-data")
    for url in [data, folder.file("X.sigmf-meta")] {
      let error = #expect(throws: CaptureError.self) { try CaptureFile.open(url) }
      let text = error?.description ?? ""
      #expect(text.contains(example.reason) && text.contains("/X.sigmf-"), "\(text)")
      #expect(!text.contains("\n") && !text.contains("\u{1B}"))
    }
  }

  @Test("a recording with only one file names the missing one")
  func halves() throws {
    let data = try folder.put([1, 2], as: "Y.sigmf-data")
    let metadata = try folder.putMetadata(as: "Z.sigmf-meta")
    #expect(
      throws: CaptureError.metadata(
        .missingMetadata(path: data.path, metadata: "Y.sigmf-meta"))
    ) { try CaptureFile.open(data) }
    #expect(
      throws: CaptureError.metadata(
        .missingDataset(path: metadata.path, dataset: "Z.sigmf-data"))
    ) { try CaptureFile.open(metadata) }
    var given = CaptureParameters()
    (given.format, given.sampleRate) = (SampleFormat(.int8), 1)
    #expect(try CaptureFile.open(data, given: given).container == .raw)
  }

  @Test(
    "more than 64 levels of nesting are refused, even on the small stack of a thread",
    .timeLimit(.minutes(1)))
  func nesting() async throws {
    let data = try folder.put([1, 2], as: "X.sigmf-data")
    for depth in [31, 32, 500, 100_000] {
      let nested =
        String(repeating: #"{"a":["#, count: depth) + String(repeating: "]}", count: depth)
      try folder.putMetadata(global: Self.good + #", "x:y": "# + nested)
      let isRead = await withCheckedContinuation { continuation in
        Thread { continuation.resume(returning: (try? CaptureFile.open(data)) != nil) }.start()
      }
      #expect(isRead == (2 * depth + 2 <= 64))
    }
  }

  @Test("all of the metadata is checked, including annotations that are skipped")
  func skipped() throws {
    let data = try folder.put([1, 2], as: "X.sigmf-data")
    for (text, problem) in [
      ("\"core:comment\": \"\\x\"", "invalid escape sequence"),
      ("\"core:comment\": \"a\u{2}\"", "unescaped control character 0x02"),
      ("\"core:comment\": 01", "invalid number"), ("\"core:comment\": NaN", "NaN"),
    ] {
      try folder.putMetadata(global: Self.good, annotations: "{\(text)}")
      let error = #expect(throws: CaptureError.self) { try CaptureFile.open(data) }
      #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
    }
    try folder.put(
      Array("{\"global\": {\(Self.good)}, \"annotations\": [{\"core:comment\": \"".utf8) + [0xFF]
        + Array("\"}]}".utf8), as: "X.sigmf-meta")
    let error = #expect(throws: CaptureError.self) { try CaptureFile.open(data) }
    #expect(error?.description.contains("invalid UTF-8 at line 1, column") == true)
  }

  @Test("randomly changed, lost and doubled bytes never trap", arguments: 0..<8)
  func mutations(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = #"""
      {"global": {"core:datatype": "ri16_le", "core:version": "1.2.0", "core:sample_rate": 48000,
       "core:num_channels": 2, "core:offset": 3, "core:trailing_bytes": 1},
       "captures": [{"core:sample_start": 3, "core:header_bytes": 5, "core:frequency": 1e8},
        {"core:sample_start": 9, "core:header_bytes": 2, "core:datetime": "2026-11-15T12:12:00Z"}],
       "annotations": [{"core:sample_start": 4, "core:sample_count": 5, "core:label": "a",
        "core:freq_lower_edge": 99990000, "core:freq_upper_edge": 100010000.5}]}
      """#
    let numbers = [
      "-1", "0", "1e308", "-1e308", "9223372036854775807", "-9223372036854775808", "1e-320", "null",
      "0.5", "99999999999999999999", "\"x\"", "[]", "4294967296",
    ].map { Array($0.utf8) }
    let data = try folder.put([UInt8](repeating: 1, count: 200), as: "X.sigmf-data")
    var opened = 0
    for _ in 0..<250 {
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        mutate(&bytes, numbers: numbers, using: &random)
      }
      try folder.put(bytes, as: "X.sigmf-meta")
      guard let capture = try? CaptureFile.open(data) else { continue }
      opened += 1
      let reader = try CaptureReader(capture)
      var samples = [Float](repeating: 0, count: 2 * capture.sampleCount)
      try samples.withUnsafeMutableBufferPointer {
        try reader.read(0..<capture.sampleCount, into: $0)
      }
      let labels = CaptureLabels(of: capture, stateFolder: folder.file("state"))
      let boxes = labels.load().annotations
      #expect(boxes.allSatisfy { capture.extent.samples.contains($0.box.samples.lowerBound) })
      try labels.write(LabelRevision(boxes + [Annotation(box: capture.extent, label: "b")]))
    }
    #expect(opened > 20, "some must survive, or nothing is tried")
  }

  /// Replaces a number by an unusual one, or damages a byte.
  private func mutate(
    _ bytes: inout [UInt8], numbers: [[UInt8]], using random: inout SeededGenerator
  ) {
    let index = Int.random(in: bytes.indices, using: &random)
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    guard Int.random(in: 0..<4, using: &random) > 0 else {
      bytes[index] = UInt8.random(in: .min ... .max, using: &random)
      return
    }
    guard let start = bytes[index...].firstIndex(where: isDigit) else { return }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.endIndex
    bytes.replaceSubrange(start..<end, with: numbers.randomElement(using: &random)!)
  }
}
