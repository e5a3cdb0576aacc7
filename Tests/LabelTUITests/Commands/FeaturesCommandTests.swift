import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("labeltui features")
struct FeaturesCommandTests {
  private let folder: TemporaryFolder
  private let capture: String

  init() throws {
    folder = try TemporaryFolder()
    capture = folder.file("x.rfcap").path
    let run = try CommandRun(
      "synth", "capture", "--out", capture, "--signals", "tone,burst", "--duration", "0.05",
      "--rate", "200e3")
    try #require(run.status == 0)
  }

  private func rows(_ words: String...) throws -> [[String]] {
    let run = try CommandRun(["features", capture] + words)
    #expect(run.status == 0, "\(run.errors)")
    return run.output.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("of a capture are a row of a table")
  func ofCapture() throws {
    let rows = try rows("--start", "0.01", "--duration", "0.02")
    #expect(rows.count == 2 && rows[0].count == 6 + 72 && rows[1].count == 6 + 72)
    #expect(
      rows[0].prefix(7) == [
        "box", "label", "start_s", "duration_s", "center_hz", "sample_rate_hz", "rssi_dbm_mean",
      ])
    #expect(rows[1].prefix(6) == ["", "", "0.01", "0.02", "2440000000", "200000"])
    #expect(rows[1].dropFirst(6).allSatisfy { Double($0) != nil })
  }

  @Test("of boxes are computed after tuning, filtering and decimating to each")
  func ofBoxes() throws {
    let rows = try rows("--boxes")
    #expect(rows.count > 3)
    let tone = try #require(rows.first { $0[1] == "tone" })
    let rate = try #require(Double(tone[5]))
    #expect(rate < 20_000)
    // The carrier is in the middle of its box, and nothing else is in there.
    let column = try #require(rows[0].firstIndex(of: "frequency_offset_hz_mean"))
    #expect(abs(try #require(Double(tone[column]))) < 0.05 * rate)
    let ratio = try #require(rows[0].firstIndex(of: "peak_to_avg_ratio_db_mean"))
    #expect(try #require(Double(tone[ratio])) < 6)
  }

  @Test("as JSON name each feature and statistic")
  func json() throws {
    let run = try CommandRun("features", capture, "--json")
    let rows = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]]
    let features = rows?.first?["features"] as? [String: [String: Double]]
    #expect(features?.count == 18)
    #expect(features?["snr_db"]?.keys.sorted() == ["max", "mean", "min", "std"])
  }

  @Test("of a part that is too short are refused")
  func tooShort() throws {
    let run = try CommandRun("features", capture, "--duration", "0.0003")
    #expect(run.status == 1 && run.failsInOneLine)
    #expect(run.errors.contains("60 samples found, but features need at least 80"))
  }
}
