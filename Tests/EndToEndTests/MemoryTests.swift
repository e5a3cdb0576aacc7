import Foundation
import Libraries
import TerminalSupport
import TestSupport
import Testing

/// The memory of the program while the user looks through large documents.
@Suite("Memory")
struct MemoryTests {
  /// The number of samples in 200 s at 1 MS/s.
  private static let sampleCount = 200_000_000
  /// The maximum number of megabytes with a long capture.
  private static let limit = 150

  @Test("replaced tiles leave no gaps: memory stays constant")
  func tiles() throws {
    let workplace = try Workplace()
    let capture = try workplace.add(Self.header, as: "long.rfcap")
    let file = try FileHandle(forWritingTo: capture)
    try file.truncate(atOffset: UInt64(512 + 8 * Self.sampleCount))
    try file.close()
    let session = try workplace.open(capture, size: ScreenSize(columns: 200, rows: 60))
    for step in 1..<90 {
      if step % 10 == 3 { try session.type("+") }
      if step % 15 == 7 { try session.type("]") }
      if step % 20 == 11 { try session.type("W") }
      if step % 25 == 20 { try session.type("B") }
      try session.type(":\(step * 2)s\r")
      // Does not wait until the program is idle: other tests run at the same time, so computing tiles takes long.
      try session.waitFor("a whole picture") { screen in
        screen.status.hasPrefix(" VIEW  \(step * 2).000")
          && !screen.rows.dropLast(5).contains { $0.contains("··") }
      }
    }
    let peak = try Self.peakMegabytes(of: session.terminal.process)
    #expect(peak < Self.limit, "\(peak) MB")
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
  }

  /// The maximum number of megabytes with pictures of 4096 x 4096 pixels.
  private static let pictureLimit = 250

  @Test("of large pictures, only the open one and a neighbor are kept, even if the user steps fast")
  func pictures() throws {
    let workplace = try Workplace()
    let side = 4096
    let row = (0..<side).map { UInt8($0 / 7 % 200) }
    var pixels: [UInt8] = []
    for _ in 0..<side { pixels += row }
    let palette = (0..<200).map { UInt32($0 * 0x01_0203) }
    let file = Data(
      try PNGCodec.encode(width: side, height: side, palette: palette, pixels: pixels))
    for number in 1...5 { try workplace.add(file, as: "\(number).png") }
    let session = try workplace.start(
      [workplace.captures.path], size: ScreenSize(columns: 200, rows: 60))
    try session.waitForHeader("5 pictures")
    try session.press(.enter)
    try session.waitForHeader("1.png")
    for number in 2...5 {
      try session.type(".")
      try session.waitForHeader("\(number).png")
    }
    for keys in [",.,.,,", "....", ",,,,", ".,.,.,."] { try session.type(keys) }
    try session.waitForHeader("px per column")
    try session.type(",,,,,,")
    try session.waitForHeader("1.png")
    let peak = try Self.peakMegabytes(of: session.terminal.process)
    #expect(peak < Self.pictureLimit, "\(peak) MB")
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
  }

  /// An RFCAP header for 1 MS/s around 2440 MHz.
  private static var header: Data {
    var header = Data([0x47, 0x32, 0x30, 0x00])
    func append(_ value: some Any) { withUnsafeBytes(of: value) { header.append(contentsOf: $0) } }
    append(UInt32(1))
    for value in [1e6, 2.44e9, 1e6] { append(value) }
    append(UInt64(sampleCount))
    header.append(Data(count: 512 - header.count))
    return header
  }

  private static func peakMegabytes(of process: pid_t) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    let digits = line.filter(\.isNumber)
    return try #require(Int(digits)) / 1024
  }
}
