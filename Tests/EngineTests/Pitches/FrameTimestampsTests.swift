import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Pitches

/// The table of timestamps: its rows, its lookups, and what it refuses.
@Suite("Frame timestamps")
struct FrameTimestampsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder.inMemory() }

  private func read(_ text: String) throws -> (FrameTimestamps, [String]) {
    let url = folder.file("left_timestamps.csv")
    try Data(text.utf8).write(to: url)
    let read = try TimestampFile.read(url.path)
    return (read.timestamps, read.problems.map(\.description))
  }

  private static let header = "camera_id,frame_index,t_capture_monotonic_ns"

  @Test(
    "lines in all usual forms",
    arguments: [
      "\(header)\nleft,5,10\nleft,6,20\n", "\(header)\r\nleft,5,10\r\nleft,6,20",
      "\u{FEFF}\(header)\nleft,5,10\n\nleft,6,20\n\n",
      "t_capture_monotonic_ns,frame_index\n10,5\n20,6\n",
      "\"camera_id\",\"frame_index\", t_capture_monotonic_ns ,more\n\"left\",\"5\", 10 ,x\nleft,+6,20,\n",
    ])
  func forms(text: String) throws {
    let (timestamps, problems) = try read(text)
    #expect(problems.isEmpty, "\(problems)")
    #expect(timestamps.count == 2 && timestamps.row(ofFrame: 6) == 1)
    #expect(timestamps.time(0) == 10 && timestamps.frameIndex(1) == 6)
    #expect(timestamps.time(2) == nil && timestamps.frameIndex(-1) == nil)
  }

  @Test(
    "files that are no table are refused by name",
    arguments: [
      ("", "is empty"), ("\n\n", "is empty"), ("a,b,c\n1,2,3\n", "must name the columns"),
      ("frame_index\n1\n", "must name the columns"),
      (String(repeating: "x", count: 9000), "more than 4096 bytes"),
      (
        header + "\n" + String(repeating: "1", count: 5000) + "\n",
        "line 2: has more than 4096 bytes"
      ),
    ])
  func refused(text: String, reason: String) throws {
    let problem = #expect(throws: PitchProblem.self) { try read(text) }
    let sentence = problem?.description ?? ""
    #expect(sentence.contains("left_timestamps.csv: ") && sentence.contains(reason), "\(sentence)")
  }

  @Test("a header without rows is reported")
  func headerOnly() throws {
    let (timestamps, problems) = try read(Self.header + "\r\n")
    #expect(timestamps.count == 0 && timestamps.row(nearest: 5) == nil)
    #expect(problems.count == 1 && problems[0].hasSuffix("has a header, but no rows"))
  }

  @Test("a line that cannot be read keeps its row")
  func badLine() throws {
    let (timestamps, problems) = try read(
      "\(Self.header)\nleft,1,10\nleft,x,\nleft\nleft,4,99999999999999999999\nright,5,50\n")
    #expect(timestamps.count == 5 && timestamps.row(ofFrame: 5) == 4)
    #expect(timestamps.frameIndex(1) == nil && timestamps.time(3) == nil)
    #expect(timestamps.row(nearest: 40) == 4 && timestamps.count(before: 50) == 1)
    for text in [
      "line 3, frame_index is x: must be", "line 3, t_capture_monotonic_ns is empty: must be",
      "line 4, frame_index: is missing", "is 99999999999999999999: must be a whole number",
      "line 6, camera_id is right: differs",
    ] { #expect(problems.contains { $0.contains(text) }, "\(text) in \(problems)") }
  }

  @Test("disorder, duplicates and gaps are counted")
  func order() throws {
    let (timestamps, problems) = try read(
      "\(Self.header)\nleft,1,10\nleft,2,10\nleft,2,30\nleft,9,20\n")
    #expect(timestamps.disorderCount == 2 && timestamps.duplicateCount == 1)
    #expect(timestamps.missingFrameCount == 6)
    #expect(problems.count == 3)
    #expect(timestamps.rows(ofFrame: 2) == [1, 2])
    #expect(timestamps.row(ofFrame: 2, time: 30) == 2 && timestamps.row(ofFrame: 2, time: 5) == 1)
  }

  @Test("lookups equal a search of all rows, whatever the order", arguments: 0..<40)
  func lookups(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...30, using: &generator)
    let range = seed % 4 == 0 ? -5...5 : -1000...1000
    var frames = (0..<count).map { _ in Int.random(in: range, using: &generator) }
    var times = (0..<count).map { _ in Int.random(in: range, using: &generator) }
    if seed % 2 == 0 {
      frames.sort()
      times.sort()
    }
    let table = FrameTimestamps(frames: frames, times: times)
    for value in range where value % 3 == 0 {
      #expect(table.rows(ofFrame: value) == frames.indices.filter { frames[$0] == value })
      #expect(table.firstRow(atOrAfter: value) == times.firstIndex { $0 >= value })
      #expect(table.count(before: value) == times.count { $0 < value })
      let distance = times.map { abs($0 - value) }.min()
      #expect(table.row(nearest: value).map { abs(times[$0] - value) } == distance)
      #expect(
        table.times(in: value...(value + 7))
          == Set(times.filter { (value...(value + 7)).contains($0) }).sorted())
    }
  }

  @Test("numbers at the limits of 64 bits do not overflow")
  func limits() throws {
    let (timestamps, _) = try read(
      "\(Self.header)\nleft,\(Int.min + 1),\(Int.min + 1)\nleft,\(Int.max),\(Int.max)\nleft,\(Int.min),\(Int.min)\n"
    )
    #expect(timestamps.row(nearest: .max) == 1 && timestamps.row(nearest: .min + 1) == 0)
    #expect(timestamps.missingFrameCount == Int.max && timestamps.frameIndex(2) == nil)
    #expect(timestamps.times(in: .min ... .max).count == 2)
    #expect(timestamps.rows(ofFrame: .min).isEmpty)
  }

  @Test("many rows")
  func manyRows() throws {
    let line = "left,1,1\n"
    let text = Self.header + "\n" + String(repeating: line, count: 200_000)
    #expect(try read(text).0.count == 200_000)
  }
}
