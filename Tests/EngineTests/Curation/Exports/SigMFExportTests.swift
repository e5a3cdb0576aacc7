import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations
@testable import Labels
@testable import Radio

@Suite("SigMF exports")
struct SigMFExportTests {
  let folder: TemporaryFolder
  let dataset: Dataset
  let captures: URL

  /// Two RFCAPs of one name with different samples, and a raw capture of 16-bit integers.
  init() throws {
    folder = try TemporaryFolder()
    dataset = Dataset(folder: folder.file("data"))
    captures = folder.file("captures")
    for (index, path) in ["a/x.rfcap", "b/x.rfcap"].enumerated() {
      let url = captures.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Self.rfcap(seed: index)).write(to: url)
      try save(url, label: "burst", samples: (1000 + index)..<30_000)
    }
    let raw = captures.appending(path: "y.cs16")
    try Data((0..<(4 * 50_000 + 3)).map { UInt8(truncatingIfNeeded: $0 * 7 >> 3) }).write(to: raw)
    try save(raw, label: "tone", samples: 10..<40_010)
  }

  private static func rfcap(seed: Int) -> [UInt8] {
    let header = RFCAPHeader(
      sampleRate: 1e6, centerFrequency: 868e6, bandwidth: 1e6, sampleCount: 50_000, startTime: 0,
      signalName: "x", latitude: 0, longitude: 0)
    return header.bytes
      + (0..<100_000).flatMap { index in
        withUnsafeBytes(of: Float(sin(Double(index * (seed + 3)))).bitPattern.littleEndian) {
          Array($0)
        }
      }
  }

  /// Labels `samples` of the capture at `url` and saves its window.
  private func save(_ url: URL, label: String, samples: Range<Int>) throws {
    var given = CaptureParameters()
    (given.sampleRate, given.centerFrequency) = (1e6, 868e6)
    let capture = try CaptureFile.open(url, given: given)
    let box = LabeledBox(
      signal: try SignalName(label), box: Box(samples: samples, frequencies: 867.9e6...868.1e6))
    _ = try SampleSaver(store: dataset.signals).save(
      capture.window(0..<capture.sampleCount), of: CaptureReader(capture),
      captureName: url.lastPathComponent, boxes: [box])
  }

  private func export(_ captures: URL?) throws -> (url: URL, report: ExportReport) {
    var request = ExportRequest([.sigmf], filter: .all)
    request.captures = captures
    let url = folder.file("out-\(UUID().uuidString)")
    return (url, try DatasetExport(of: dataset, request).run(to: .folder(url)))
  }

  @Test("captures of one name are told apart by their samples, and copied without headers")
  func sameName() throws {
    let (url, report) = try export(captures)
    #expect(report.notes == [])
    #expect(
      try FileSystem.names(in: url.path) == [
        "export.json", "x-2.sigmf", "x-2.sigmf-data", "x-2.sigmf-meta", "x.sigmf",
        "x.sigmf-data", "x.sigmf-meta", "y.sigmf", "y.sigmf-data", "y.sigmf-meta",
      ])
    for (index, name) in ["x", "x-2"].enumerated() {
      let data = try Data(contentsOf: url.appending(path: "\(name).sigmf-data"))
      #expect(data == Data(Self.rfcap(seed: index)).dropFirst(512))
      let capture = try CaptureFile.open(url.appending(path: "\(name).sigmf-meta"))
      #expect(capture.sampleRate == 1e6 && capture.centerFrequency == 868e6)
      #expect(capture.headerBytes == 0 && capture.sampleFormat == .cf32LE)
      let labels = CaptureLabels(of: capture, stateFolder: folder.file("state")).load()
      let box = try #require(labels.annotations.first?.box)
      #expect(box.samples == (1000 + index)..<30_000)
      #expect(abs(box.frequencies.lowerBound - 867.9e6) < 1)
      #expect(abs(box.frequencies.upperBound - 868.1e6) < 1)
      #expect(labels.annotations.first?.label == "burst")
    }
    let raw = try Data(contentsOf: captures.appending(path: "y.cs16"))
    #expect(try Data(contentsOf: url.appending(path: "y.sigmf-data")) == raw.dropLast(3))
    #expect(
      try CaptureFile.open(url.appending(path: "y.sigmf-meta")).sampleFormat.rawValue == "ci16_le")
    let files = try TarArchive.contents(of: url.appending(path: "y.sigmf").path)
    #expect(files?.map(\.path) == ["y/y.sigmf-meta", "y/y.sigmf-data"])
  }

  @Test("without captures the metadata describes the capture's own file")
  func withoutCaptures() throws {
    let (url, report) = try export(nil)
    #expect(report.notes == [])
    #expect(
      try FileSystem.names(in: url.path) == ["export.json", "x.sigmf-meta", "y.sigmf-meta"])
    // Beside its capture, the metadata is that of the capture.
    let capture = captures.appending(path: "a/x.rfcap")
    let meta = captures.appending(path: "a/x.sigmf-meta")
    try FileManager.default.copyItem(at: url.appending(path: "x.sigmf-meta"), to: meta)
    let labels = try CaptureLabels(
      of: CaptureFile.open(capture), stateFolder: folder.file("state")
    ).load()
    #expect(labels.annotations.count == 2)
    let text = try String(contentsOf: meta, encoding: .utf8)
    #expect(text.contains("\"core:dataset\": \"x.rfcap\""))
    #expect(text.contains("\"core:header_bytes\": 512"))
  }

  @Test("a capture of the right name with other samples is not taken")
  func otherCapture() throws {
    let other = folder.file("other")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    try Data(Self.rfcap(seed: 7)).write(to: other.appending(path: "x.rfcap"))
    let (url, report) = try export(other)
    #expect(report.notes.count == 2)
    #expect(report.notes.allSatisfy { $0.contains("no capture of this name") })
    #expect(!(try FileSystem.names(in: url.path)).contains("x.sigmf-data"))
    #expect(throws: CaptureError.self) { try export(folder.file("absent")) }
  }
}
