import Foundation
import Testing

@testable import Foundations
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("The list of captures")
struct ListViewTests {
  private func capture(rate: Double, center: Double?, sampleCount: Int) throws -> Capture {
    var facts = CaptureFacts(
      url: URL(filePath: "/tmp/X.rfcap"), container: .rfcap,
      layout: SampleLayout(format: .cf32LE, headerBytes: 512, fileSize: 512 + 8 * sampleCount))
    (facts.sampleRate, facts.centerFrequency) = (rate, center)
    return try Capture(facts)
  }

  private func line(_ entry: ListEntry) -> String {
    var state = AppState(
      size: Size(width: 100, height: 20), paths: [], dataset: URL(filePath: "/tmp/d"),
      windowSeconds: 0.2, place: .list(ListState()))
    _ = state.update(.listed([entry]))
    return ScreenView(state, colorClass: .none).draw().text(
      row: ListLayout(size: state.size).entries.row)
  }

  @Test("no number is cut")
  func numbers() throws {
    for (rate, center, count, texts) in [
      (1e6, 868.3e6, 299_046, ["868.3 MHz", "1 MS/s", "299.046 ms"]),
      (1_234_567.89, 5_925_123_456.789, 1234, ["5925.123457 MHz", "1.23457 MS/s", "999.54 µs"]),
      (250_123.456_7, 24_125_123_456.789, 250, ["24125.12346 MHz", "250.123 kS/s", "999.506 µs"]),
      (999_999.999_999, nil, 999_999_999, ["baseband", "16:40"]),
    ] as [(Double, Double?, Int, [String])] {
      let capture = try capture(rate: rate, center: center, sampleCount: count)
      let line = line(
        ListEntry(
          url: capture.url, name: "X.rfcap", content: .capture(capture, boxes: BoxCount(labels: 7)))
      )
      for text in texts { #expect(line.contains(" " + text + " "), "\(line)") }
    }
  }

  @Test("a folder that cannot be read shows the reason")
  func unreadable() {
    let reason = "\(FileError.system(.list, path: "/tmp/closed", code: EACCES))"
    let line = line(
      ListEntry(
        url: URL(filePath: "/tmp/closed"), name: "closed/", content: .unreadable(reason)))
    #expect(line.contains("closed/") && line.contains("cannot be listed (Permission denied)"))
  }
}
