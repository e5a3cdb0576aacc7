import Foundation
import TerminalSupport
import TestSupport
import Testing

/// The memory of the program while it goes through a long capture.
@Suite("Memory")
struct MemoryTests {
  /// 200 s at 1 MS/s.
  private static let sampleCount = 200_000_000
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
      // Does not wait for idle: recomputing tiles takes long beside other tests.
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
