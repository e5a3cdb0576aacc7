import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Radio

@Suite("RFCAP files")
struct RFCAPFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "the real capture has the facts of its header",
    .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
  func realCapture() throws {
    let capture = try CaptureFile.open(SharedMaterial.videoCapture)
    #expect(capture.sampleCount == 500_000)
    #expect(capture.sampleRate == 10e6 && capture.centerFrequency == 5925e6)
    #expect(capture.signalName == "MAN" && capture.warnings.isEmpty)
    #expect(capture.duration == 0.05)
    #expect(capture.startTime == 1_794_744_720 && abs(capture.latitude - 39.7392) < 1e-9)
  }

  @Test("a header is unchanged after writing and reading")
  func roundTrip() throws {
    let header = header()
    #expect(header.bytes.count == 512)
    #expect(try RFCAPHeader(bytes: header.bytes, path: "x") == header)
  }

  @Test("invalid files are refused with file, field and value")
  func refusals() throws {
    var bytes = header().bytes + samples(4)
    bytes[0] = 0x48
    try expect(bytes, fails: .wrongMagic(path: path, found: [0x48, 0x32, 0x30, 0]), "magic")
    bytes = header().bytes + samples(4)
    bytes[4] = 7
    try expect(bytes, fails: .unknownVersion(path: path, found: 7), "version is 7")
    try expect(
      [UInt8](repeating: 0, count: 511), fails: .tooShortForHeader(path: path, bytes: 511), "511")
    try expect(header().bytes, fails: .noSamples(path: path), "no sample")
    try expect(header().bytes + [1, 2, 3], fails: .noSamples(path: path), "no sample")
  }

  @Test("rates that are not finite and positive are refused", arguments: [0, -1, .infinity])
  func badRates(rate: Double) throws {
    let bytes = header(rate: rate).bytes + samples(4)
    try expect(bytes, fails: .badSampleRate(path: path, found: rate), "sample rate is \(rate)")
  }

  @Test("NaN as rate or center frequency is refused")
  func notANumber() throws {
    for bytes in [header(rate: .nan).bytes, header(center: .nan).bytes] {
      let url = try write(bytes + samples(4))
      let error = #expect(throws: CaptureError.self) { try RFCAPFile.open(url) }
      #expect(error?.description.contains("nan") == true)
    }
  }

  @Test(
    "the file's length decides, whatever the header says",
    arguments: [(1000, true), (0, true), (3, true), (10, false), (UInt64.max, true)])
  func counts(announced: UInt64, warns: Bool) throws {
    let capture = try RFCAPFile.open(try write(header(count: announced).bytes + samples(10)))
    #expect(capture.sampleCount == 10)
    #expect(capture.warnings.isEmpty != warns)
  }

  @Test("a partial sample at the end is ignored with a warning")
  func partialSample() throws {
    let capture = try RFCAPFile.open(try write(header(count: 2).bytes + samples(2) + [1, 2, 3]))
    #expect(capture.sampleCount == 2 && capture.trailingBytes == 3)
    #expect(capture.warnings.contains { $0.contains("3 bytes") })
  }

  @Test("any bytes are accepted as a name, and shown without control characters")
  func hostileNames() throws {
    var bytes = header().bytes + samples(4)
    let name: [UInt8] = Array("\u{1B}[2J\u{9B}A\u{202E}".utf8) + [0xFF, 0x07]
    for (offset, byte) in (name + [UInt8](repeating: 0x41, count: 32)).prefix(32).enumerated() {
      bytes[48 + offset] = byte
    }
    let capture = try RFCAPFile.open(try write(bytes))
    let shown = VisibleText.of(capture.signalName)
    #expect(shown.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    #expect(shown.hasPrefix("␛[2J\u{FFFD}A\u{FFFD}"))
  }

  @Test("folders, pipes and missing files are refused without waiting")
  func notFiles() throws {
    #expect(throws: CaptureError.self) { try CaptureFile.open(folder.url) }
    #expect(throws: CaptureError.self) { try CaptureFile.open(folder.file("missing.rfcap")) }
    let pipe = folder.file("pipe.rfcap")
    #expect(mkfifo(pipe.path, 0o600) == 0)
    #expect(throws: CaptureError.file(.notAFile(path: pipe.path))) { try CaptureFile.open(pipe) }
  }

  @Test("samples are read from their positions, and a file truncated while open is reported")
  func reading() throws {
    let url = try write(header().bytes + samples(10))
    let reader = try CaptureReader(try RFCAPFile.open(url))
    var values = [Float](repeating: 0, count: 6)
    try values.withUnsafeMutableBufferPointer { try reader.read(4..<7, into: $0) }
    #expect(values == [8, 9, 10, 11, 12, 13])
    try FileHandle(forWritingTo: url).truncate(atOffset: 512 + 5 * 8)
    #expect(throws: CaptureError.cutWhileReading(path: url.path, sample: 6)) {
      try values.withUnsafeMutableBufferPointer { try reader.read(4..<7, into: $0) }
    }
  }

  private var path: String { folder.file("capture.rfcap").path }

  private func header(
    rate: Double = 1e6, center: Double = 100e6, count: UInt64 = 4
  ) -> RFCAPHeader {
    RFCAPHeader(
      sampleRate: rate, centerFrequency: center, bandwidth: 0, sampleCount: count, startTime: 0,
      signalName: "test", latitude: 1, longitude: 2)
  }

  /// `count` samples whose floats count up from 0.
  private func samples(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for value in 0..<(2 * count) { bytes.append(littleEndian: Float(value).bitPattern) }
    return bytes
  }

  private func write(_ bytes: [UInt8]) throws -> URL {
    let url = folder.file("capture.rfcap")
    try Data(bytes).write(to: url)
    return url
  }

  private func expect(_ bytes: [UInt8], fails error: CaptureError, _ text: String) throws {
    let url = try write(bytes)
    #expect(throws: error) { try RFCAPFile.open(url) }
    #expect(error.description.contains(text) && error.description.contains("capture.rfcap"))
  }
}
