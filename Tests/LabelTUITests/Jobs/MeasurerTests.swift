import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio
@testable import Workstation

@Suite("The measurer")
struct MeasurerTests {
  private let folder: TemporaryFolder
  private let captures = OpenCaptures()
  private let mailbox: Mailbox
  private let measurer: Measurer

  /// 3 million samples of zeros.
  init() throws {
    folder = try TemporaryFolder()
    let url = folder.file("X.rfcap")
    let sampleCount = 3_000_000
    let header = RFCAPHeader(
      sampleRate: 1e6, centerFrequency: 0, bandwidth: 1e6, sampleCount: UInt64(sampleCount),
      startTime: 0, signalName: "X", latitude: 0, longitude: 0)
    try Data(header.bytes).write(to: url)
    #expect(truncate(url.path, off_t(512 + 8 * sampleCount)) == 0)
    let capture = try CaptureFile.open(url)
    captures.add(
      OpenCapture(
        id: 1, url: url, capture: capture, reader: try CaptureReader(capture),
        labels: CaptureLabels(of: capture, stateFolder: folder.url)))
    mailbox = try Mailbox()
    measurer = Measurer(captures: captures, mailbox: mailbox)
  }

  private func box(_ index: Int) -> Box {
    Box(samples: index..<3_000_000, frequencies: -1e5...1e5)
  }

  /// The boxes with a result, when `box` has one.
  private func results(until box: Box) -> [Box] {
    var boxes: [Box] = []
    while !boxes.contains(box) {
      for action in mailbox.drain() {
        switch action {
        case .capture(.measured(1, let measurement)): boxes.append(measurement.box)
        case .capture(.measurementFailed(1, let box, _)): boxes.append(box)
        default: break
        }
      }
      usleep(1000)
    }
    return boxes
  }

  @Test("of many boxes the last one is measured; those before are dropped")
  func latest() {
    for index in 0..<200 { measurer.measure(box(index), captureID: 1) }
    let boxes = results(until: box(199))
    // The first ones may have ended before they were dropped.
    #expect(boxes.last == box(199) && boxes.count < 200)
    withExtendedLifetime(folder) {}
  }

  @Test("a cancelled measurement is reported, and a new request measures the box")
  func cancelling() {
    measurer.measure(box(0), captureID: 1)
    measurer.cancel()
    #expect(results(until: box(0)) == [box(0)])
    measurer.measure(box(0), captureID: 1)
    #expect(results(until: box(0)) == [box(0)])
    withExtendedLifetime(folder) {}
  }

  @Test("there is no report if nothing is requested, or the capture is closed")
  func dropped() {
    measurer.measure(box(0), captureID: 1)
    measurer.measure(nil, captureID: 1)
    captures.remove(1)
    measurer.measure(box(1), captureID: 1)
    measurer.finish()
    let posted = mailbox.drain()
    #expect(
      !posted.contains { action in
        if case .capture(.measured(_, let measurement)) = action {
          measurement.box == box(1)
        } else {
          false
        }
      })
    withExtendedLifetime(folder) {}
  }

  @Test("samples that are NaN are reported")
  func damaged() throws {
    let file = try FileHandle(forWritingTo: folder.file("X.rfcap"))
    try file.seek(toOffset: 512 + 8 * 1_000_000)
    try file.write(contentsOf: Data([0, 0, 0xC0, 0x7F]))
    try file.close()
    measurer.measure(box(0), captureID: 1)
    var reason: String?
    while reason == nil {
      for case .capture(.measurementFailed(1, _, let said)) in mailbox.drain() { reason = said }
      usleep(1000)
    }
    #expect(reason?.hasPrefix("sample 1000000 (at 1 s) is not a finite number") == true)
    withExtendedLifetime(folder) {}
  }
}
