import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite(
  "Captures of other programs", .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)")
)
struct FormatTests {
  let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func add(_ names: String...) throws {
    for name in names {
      try workplace.add(SharedMaterial.root.appending(path: "data/rf/\(name)"))
    }
  }

  private func file(_ name: String) -> URL { workplace.captures.appending(path: name) }

  @Test(
    "the SigMF logo opens with its three annotations as titles, and keeps them with a new class")
  func logo() throws {
    try add("sigmf_logo.sigmf-meta", "sigmf_logo.sigmf-data")
    let session = try workplace.open(file("sigmf_logo.sigmf-meta"))
    #expect(
      session.screen.header.contains(
        "sigmf_logo.sigmf-data · baseband · 48 kS/s · 6 s · channel 1/2"))
    try session.waitForHeader("3 boxes, 3 unsaved")
    #expect(session.screen.text.contains("kHz") && session.screen.text.contains("-20┤"))
    for title in ["logo warmup", "logo spinup", "logo steady"] {
      #expect(session.screen.text.contains(title))
    }
    try session.type("ntspin\r")
    try session.waitFor("┏spin━")
    try session.waitUntilLabelsAreWritten("3 boxes, 3 unsaved")
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
    let text = try String(contentsOf: file("sigmf_logo.sigmf-meta"), encoding: .utf8)
    for kept in ["logo warmup", "Kyle Logue, K6OF", "core:sha512", #""core:label": "spin""#] {
      #expect(text.contains(kept))
    }
  }

  @Test("raw IQ opens if its rate is given, and later without the rate")
  func raw() throws {
    try add("wsp.complex")
    let asking = try workplace.start([file("wsp.complex").path], size: .round)
    try asking.waitFor("Sample rate of wsp.complex")
    try asking.press(.escape)
    try asking.type("Q")
    #expect(try asking.waitForExit() == .exited(0))
    for arguments in [["--rate", "1e6", "--frequency", "433.92e6"], []] {
      let session = try workplace.open(file("wsp.complex"), arguments: arguments)
      #expect(session.screen.header.contains("wsp.complex · 433.92 MHz · 1 MS/s · 78.34 ms"))
      try session.type("Q")
      #expect(try session.waitForExit() == .exited(0))
    }
  }

  @Test("a folder lists a recording once, and shows what raw IQ lacks")
  func list() throws {
    try add(
      "sigmf_logo.sigmf-meta", "sigmf_logo.sigmf-data", "wsp.complex", "homematic.complex32s",
      "elektromaten.complex16s")
    let session = try workplace.start([workplace.captures.path], size: .round)
    try session.waitForHeader("4 captures")
    let rows = session.screen.rows
    #expect(rows.count { $0.contains("sigmf_logo") && $0.contains("48 kS/s") } == 1)
    #expect(rows.count { $0.contains("rate?") } == 3)
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
  }

  @Test(
    "a missing rate is requested for one file only, and remembered; --rate does not apply to a folder"
  )
  func askedRate() throws {
    try add("homematic.complex32s", "wsp.complex")
    let arguments = [workplace.captures.path, "--rate", "2e6"]
    let session = try workplace.start(arguments, size: .round)
    try session.waitForHeader("2 captures")
    #expect(session.screen.rows.count { $0.contains("rate?") } == 2)
    try session.press(.enter)
    try session.waitFor("Sample rate of homematic.complex32s")
    try session.type("250k")
    try session.press(.enter)
    try session.waitForHeader("250 kS/s")
    try session.waitForPicture()
    try session.type("q")
    try session.waitForHeader("2 captures")
    #expect(session.screen.rows.count { $0.contains("250 kS/s") } == 1)
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
    let again = try workplace.start([workplace.captures.path], size: .round)
    try again.waitForHeader("2 captures")
    #expect(again.screen.rows.count { $0.contains("250 kS/s") } == 1)
    #expect(again.screen.rows.count { $0.contains("rate?") } == 1)
    try again.type("Q")
    #expect(try again.waitForExit() == .exited(0))
  }

  @Test("a file that is still being recorded grows on the screen automatically, and with R")
  func growth() throws {
    let url = try workplace.add(Data(repeating: 0x21, count: 400_000), as: "live.cs8")
    let session = try workplace.open(url, arguments: ["--rate", "1e6"])
    #expect(session.screen.header.contains("live.cs8 · baseband · 1 MS/s · 200 ms"))
    let handle = try FileHandle(forWritingTo: url)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data(repeating: 0x42, count: 200_001))
    try session.waitForHeader("· 300 ms")
    try session.waitForPicture()
    try session.type("R")
    try session.waitForStatus("There are no new samples.")
    try handle.truncate(atOffset: 100_000)
    try session.type("R")
    try session.waitForStatus("live.cs8: ends before")
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
  }
}
