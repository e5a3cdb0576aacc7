import Foundation
import TestSupport

@testable import Radio
@testable import Workstation

/// A capture of 2 million samples of a weak tone (1 MS/s around 0 Hz) in a separate folder.
struct TestRecording {
  static let sampleCount = 2_000_000

  let folder: TemporaryFolder
  let url: URL

  init() throws {
    folder = try TemporaryFolder()
    url = folder.file("X.rfcap")
    try Self.write(sampleCount: Self.sampleCount, to: url)
  }

  /// Writes a capture of `sampleCount` samples; the last samples are zeros.
  static func write(sampleCount: Int, to url: URL) throws {
    let header = RFCAPHeader(
      sampleRate: 1e6, centerFrequency: 0, bandwidth: 1e6, sampleCount: UInt64(sampleCount),
      startTime: 0, signalName: "X", latitude: 0, longitude: 0)
    let tone = (0..<8192).flatMap { index in
      let angle = Float(index) * 0.3
      return [0.1 * cos(angle), 0.1 * sin(angle)]
    }
    try (Data(header.bytes) + tone.withUnsafeBytes { Data($0) }).write(to: url)
    let file = try FileHandle(forWritingTo: url)
    try file.truncate(atOffset: UInt64(512 + 8 * sampleCount))
    try file.close()
  }

  /// The capture, open with the number `id`.
  func open(id: Int) throws -> OpenCapture {
    let capture = try CaptureFile.open(url)
    return OpenCapture(
      id: id, url: url, capture: capture, reader: try CaptureReader(capture),
      labels: CaptureLabels(of: capture, stateFolder: folder.file("state")))
  }
}

extension Mailbox {
  /// All actions that are posted until `isLast` accepts one; waits at most ten minutes.
  func actions(until isLast: (Action) -> Bool) -> [Action] {
    var all: [Action] = []
    let end = ContinuousClock.now + .seconds(600)
    while ContinuousClock.now < end {
      let posted = drain()
      all += posted
      if posted.contains(where: isLast) { return all }
      usleep(1000)
    }
    return all
  }
}
