import Foundation
import TerminalSupport
import TestSupport
import Testing

/// The work of a user on a real capture, from the list of captures to the exported dataset.
final class MainJob {
  static let captureName = "MAN_151200ZNOV26_5925.rfcap"

  let workplace: Workplace
  let session: TerminalSession
  /// The boxes that must be saved, in the order in which they were drawn.
  let boxes = [
    DrawnBox(columns: 50...58, rows: 7...10, title: "video"),
    DrawnBox(columns: 68...76, rows: 12...14, title: "burst"),
    DrawnBox(columns: 53...63, rows: 16...17, title: "video"),
    DrawnBox(columns: 12...20, rows: 3...8, title: "burst"),
  ]
  /// The screen during the review of the first sample.
  private(set) var reviewedPicture: [[EmulatedCell]] = []

  init() throws {
    workplace = try Workplace()
    try workplace.add(SharedMaterial.videoCapture)
    try workplace.add(SharedMaterial.root.appending(path: "data/rf/ENOCEAN_151230ZNOV26_868.rfcap"))
    session = try workplace.start([workplace.captures.path], size: .round)
  }

  func openFromTheList() throws {
    try session.waitForHeader("2 captures")
    let line = session.screen.text(row: 3)
    for fact in [Self.captureName, "5925 MHz", "10 MS/s", "50 ms", "–"] {
      #expect(line.contains(fact))
    }
    try session.press(.character("j"))
    try session.waitFor("▌\(Self.captureName)")
    try session.press(.enter)
    try session.waitForPicture()
    #expect(session.screen.header.contains("\(Self.captureName) · 5925 MHz · 10 MS/s · 50 ms"))
    #expect(session.screen.header.hasSuffix("0 boxes"))
    #expect(session.screen.status.contains("25.250 ms  5924.750 MHz"))
    #expect(session.screen.picture(50, 10) == "┼")
  }

  func boxByKeyboard() throws {
    try session.type("vllllllllkkk")
    try session.waitFor(boxes[0].titled("").isHeavy(true))
    #expect(session.screen.status.hasPrefix(" DRAW"))
    #expect(session.screen.status.contains("□ 4.5 ms × 2 MHz"))
    try session.type("t")
    try session.waitForStatus("Class:")
    try session.type("video\r")
    try session.waitFor(boxes[0])
    try session.waitForHeader("1 box, 1 unsaved")

    try session.type("10l5jv5")
    try session.waitForStatus("There is no class 5 yet. Press t to type one.")
    try session.type("lllllllljjtburst\r")
    try session.waitFor(boxes[1])

    try session.type("23h2jvLj")
    try session.waitFor(boxes[2].titled("").isHeavy(true))
    try session.waitFor("1 video 2 burst")
    try session.type("1")
    try session.waitFor(boxes[2])
    try session.waitForHeader("3 boxes, 3 unsaved")
  }

  func boxByMouse() throws {
    let drawn = DrawnBox(columns: 10...19, rows: 2...5, title: "video", isHeavy: true)
    try session.drag(from: (10, 2), to: (19, 5))
    try session.waitFor(drawn)
    #expect(session.screen.status.hasPrefix(" BOX"))
    try session.type("2")
    try session.waitFor(drawn.titled("burst"))
    try session.waitForHeader("4 boxes, 4 unsaved")
  }

  func moveAndResize() throws {
    try session.press(.tab)
    try session.type("llj")
    try session.waitFor(DrawnBox(columns: 12...21, rows: 3...6, title: "burst", isHeavy: true))
    #expect(session.screen.status.hasPrefix(" EDIT"))
    try session.press(.tab, .tab)
    try session.type("h")
    let narrowed = DrawnBox(columns: 12...20, rows: 3...6, title: "burst", isHeavy: true)
    try session.waitFor(narrowed)
    try session.press(.escape)
    try session.waitFor(narrowed.isHeavy(false))

    try session.click(Picture.position(15, 5))
    try session.waitFor(narrowed)
    try session.drag(from: (15, 6), to: (15, 8))
    try session.waitFor(boxes[3].isHeavy(true))
    try session.type("u")
    try session.waitFor(narrowed)
    try session.type("U")
    try session.waitFor(boxes[3].isHeavy(true))
  }

  func deleteAndUndo() throws {
    let mistake = DrawnBox(columns: 80...90, rows: 2...6, title: "burst", isHeavy: true)
    try session.drag(from: (80, 2), to: (90, 6))
    try session.waitFor(mistake)
    try session.type("d")
    try session.waitForHeader("4 boxes, 4 unsaved")
    #expect(!mistake.isShown(on: session.screen))
    try session.type("u")
    try session.waitFor(mistake.isHeavy(false))
    try session.type("u")
    try session.waitForHeader("4 boxes, 4 unsaved")
    for box in boxes { #expect(box.isShown(on: session.screen), "\(box)") }
  }

  func save() throws {
    try session.type("s")
    try session.waitForStatus("Saved burst/0001 (1 sample) · Saved video/0001 (1 sample)")
    for box in boxes {
      try session.waitFor(box.titled(box.title + " ✓"))
    }
    try session.waitUntilLabelsAreWritten("4 boxes")
    try session.type("s")
    try session.waitForStatus("burst/0001 already holds these boxes (1 sample)")
  }

  func review() throws {
    try session.type("r")
    try session.waitForHeader("burst/0001 · \(Self.captureName) · at 0 s · 2 boxes")
    #expect(session.screen.header.hasSuffix("1/2"))
    #expect(session.screen.status.contains("0 of 2 reviewed: 0 good, 0 bad, 0 skipped"))
    for box in boxes(of: "burst") { try session.waitFor(Self.onImage(box)) }
    reviewedPicture = session.screen.cells
    try session.type("g")
    try session.waitForHeader("video/0001")
    for box in boxes(of: "video") { try session.waitFor(Self.onImage(box)) }
    #expect(session.screen.header.hasSuffix("2/2"))
    #expect(session.screen.status.contains("1 of 2 reviewed: 1 good, 0 bad, 0 skipped"))
    try session.type("b")
    try session.waitForStatus("What is wrong? (optional):")
    try session.type("too wide\r")
    try session.waitForStatus("All 2 samples are reviewed. Press E to export the good ones.")
    try session.type("h")
    try session.waitForStatus("you: good  ·  2 of 2 reviewed: 1 good, 1 bad, 0 skipped")
    try session.type("l")
    try session.waitForStatus("you: bad (too wide)")
  }

  func export() throws {
    try session.type("E")
    try session.waitForStatus("Export the good samples as")
    try session.press(.enter)
    try session.waitForStatus("Exported 1 image to \(workplace.home.path)")
  }

  func leave() throws {
    try session.type("q")
    try session.waitForStatus("VIEW")
    try session.type("q")
    try session.waitForHeader("2 captures")
    #expect(session.screen.text(row: 3).hasSuffix(" 4"))
    try session.type("q")
    #expect(try session.waitForExit() == .exited(0))
  }

  func boxes(of label: String) -> [DrawnBox] { boxes.filter { $0.title == label } }
}
