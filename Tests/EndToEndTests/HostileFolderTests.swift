import Foundation
import TerminalSupport
import TestSupport
import Testing

@Suite("Hostile files in the workstation")
struct HostileFolderTests {
  let folder: HostileFolder

  init() throws { folder = try HostileFolder() }

  private var workplace: Workplace { folder.workplace }

  @Test("are listed and refused with the reasons, and the valid files open")
  func listing() throws {
    let session = try workplace.start([workplace.captures.path], size: .classic)
    try session.waitForHeader("12 captures")
    for file in HostileFolder.refused {
      let line = try #require(session.screen.rows.first { $0.contains(file.name) })
      #expect(line.contains(file.reason), "\(line)")
    }
    for name in ["count", "good", "label", "name", "nan"] {
      let line = try #require(session.screen.rows.first { $0.contains("\(name).rfcap") })
      #expect(line.contains("5800 MHz") && line.contains("20 ms"), "\(line)")
    }
    for row in 0..<12 {
      try session.press(.enter)
      try session.waitUntilIdle()
      let isOpen = session.screen.status.hasPrefix(" VIEW")
      let line = session.screen.text(row: 2 + row)
      let refusal = HostileFolder.refused.first { line.contains("▌\($0.name)") }
      #expect(isOpen == (refusal == nil), "\(line)")
      if let refusal {
        #expect(session.screen.status.contains("captures/"), "\(refusal.name)")
      } else {
        try session.waitForPicture()
        try session.type("q")
        try session.waitForHeader("12 captures")
      }
      try session.type("j")
      try session.waitUntilIdle()
    }
    try readAllMessages(session)
    try expectHarmless(session)
  }

  /// Checks that the list of messages shows the whole errors, which the status line truncates.
  private func readAllMessages(_ session: TerminalSession) throws {
    try session.type("M")
    try session.waitFor("Messages")
    var seen = ""
    for _ in 0..<40 {
      try session.waitUntilIdle()
      seen += session.screen.text
      try session.type("j")
    }
    let text = compact(seen)
    for file in HostileFolder.refused {
      #expect(text.contains(compact("captures/\(file.name): \(file.reason)")))
    }
    #expect(text.contains("18446744073709551615"))
  }

  /// `text` without its frame and without spaces, which depend on where lines are wrapped.
  private func compact(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "│" } }

  @Test("a signal name full of escape sequences is shown as symbols")
  func name() throws {
    let session = try workplace.open(folder.capture("name.rfcap"))
    #expect(session.screen.header.contains("␛]0;owned␇␛[777;7H"))
    try session.type("MqrqsQ")
    try session.waitForExit()
    try expectHarmless(session)
  }

  @Test("a file name full of escape sequences is shown as symbols, also in messages")
  func fileName() throws {
    let session = try workplace.open(folder.capture("a-\(HostileFolder.hostileText).rfcap"))
    #expect(session.screen.header.contains("a-␛]0;owned␛]52;c;␛[777;7H"))
    try session.type("vlllllllkktvideo\r")
    try session.waitFor("video")
    try session.type("s")
    try session.waitForStatus("Saved video/0001")
    try session.type("r")
    try session.waitForHeader("video/0001 · a-␛]0;owned")
    try session.type("g")
    try session.waitForStatus("The only sample is reviewed")
    try session.type("E\r")
    try session.waitForStatus("Exported 1 image")
    try session.type("qQ")
    try session.waitForExit()
    try expectHarmless(session)
    let gone = try workplace.start(
      [folder.capture("\(HostileFolder.hostileText)").path], size: .large)
    #expect(try gone.waitForExit() == .exited(1))
    try expectHarmless(gone)
  }

  @Test("a label of another program is shown as symbols and does not become a folder name")
  func label() throws {
    let session = try workplace.open(folder.capture("label.rfcap"))
    try session.waitFor("␛]0;owned")
    try session.type("s")
    try session.waitForStatus("class name \"␛]0;owned")
    try session.type("n1?qtQ\r")
    try session.waitForHeader("1 box")
    try session.type("QQ")
    try session.waitForExit()
    try expectHarmless(session)
    #expect(try written(in: "signals").isEmpty)
  }

  @Test("a typed or pasted class cannot be a path to another folder")
  func className() throws {
    let session = try workplace.open(folder.capture("good.rfcap"))
    try session.type("vlllllllkkt")
    try session.waitForStatus("Class:")
    try session.type("\u{1B}[200~../..\u{1B}]0;owned\u{7}/x\u{1B}[201~")
    try session.waitForStatus("]0;owned")
    try session.press(.enter)
    try session.waitFor("a class name must be 1 to")
    try session.waitForStatus("Class: ../..]0;owned/x")
    try session.press(.escape)
    try session.waitForStatus(" DRAW")
    try session.type("Q")
    try session.waitForExit()
    try expectHarmless(session)
  }

  @Test(
    "samples that are not finite are shown as damaged, and a window with such samples is not saved")
  func damagedSamples() throws {
    let session = try workplace.open(folder.capture("nan.rfcap"))
    let cells = session.screen.cells
    let damage = EmulatedColor.rgb(red: 0xFF, green: 0x5F, blue: 0x5F)
    // 200 samples per column.
    for column in [26, 35, 43] {
      #expect(cells[5][Picture.position(column, 0).column].background == damage)
    }
    for column in [2, 12, 60, 95] {
      #expect(cells[5][Picture.position(column, 0).column].background != damage)
    }
    try session.type("vlllllllkktvideo\r")
    try session.waitForHeader("1 box, 1 unsaved")
    try session.type("s")
    try session.waitForStatus("sample 5000 (at 5.0 ms) is not a finite number")
    try session.waitForHeader("1 box, 1 unsaved")
    try session.type("Q")
    try session.waitForExit()
    #expect(try written(in: "signals").isEmpty)
  }

  /// The files in folder `name` of the dataset and its subfolders.
  private func written(in name: String) throws -> [String] {
    let folder = workplace.dataset.appending(path: name)
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  }

  /// Checks that the terminal received no control sequence of a file.
  private func expectHarmless(
    _ session: TerminalSession, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let received = Data(session.screen.received)
    #expect(!received.isEmpty)
    for attack in HostileFolder.attacks + ["\u{7}", "\u{202E}", "\u{200B}", "\u{9B}", "\u{9D}"] {
      #expect(received.range(of: Data(attack.utf8)) == nil, sourceLocation: sourceLocation)
    }
  }
}
