import Foundation
import Glibc
import TerminalSupport
import TestSupport
import Testing

/// Labels pictures of 200 x 160 pixels. On 100 x 20 cells they have 4 pixels per column and 8 pixels per row, and begin
/// in column 25.
@Suite("Labeling pictures")
struct PictureSessionTests {
  @Test("ten boxes by keyboard and mouse, edited and undone, survive kill -9 and load as COCO")
  func labeling() throws {
    let folder = try PictureFolder()
    let expected = try labelAndKill(folder)
    let file = try COCOFile(folder.labels)
    for (name, boxes) in expected { #expect(file.boxes(of: name) == boxes) }
    #expect(file.annotations.count == 10)
    try checkAgain(folder)
  }

  /// Draws ten boxes on three pictures, kills the program, and returns the boxes of each picture.
  private func labelAndKill(_ folder: PictureFolder) throws -> [String: [String]] {
    let session = try folder.workplace.start([folder.workplace.captures.path], size: .round)
    try session.waitForHeader("205 pictures")
    try session.press(.enter)
    try session.waitForHeader("\(PictureFolder.name(1)) · 200 × 160 · PNG")

    try session.type("vlllllllljjtbutton\r")
    try session.waitFor(DrawnBox(columns: 50...58, rows: 9...11, title: "button"))
    try session.drag(from: (30, 2), to: (39, 5))
    try session.waitFor(DrawnBox(columns: 30...39, rows: 2...5, title: "button", isHeavy: true))
    try session.type("tfield\r")
    try session.waitFor(DrawnBox(columns: 30...39, rows: 2...5, title: "field", isHeavy: true))
    try session.drag(from: (60, 14), to: (70, 18))
    try session.press(.tab)
    try session.type("lk")
    try session.waitFor(DrawnBox(columns: 61...71, rows: 13...17, title: "field", isHeavy: true))
    try session.press(.escape)
    try session.drag(from: (40, 2), to: (46, 6))
    try session.waitFor(DrawnBox(columns: 40...46, rows: 2...6, title: "field", isHeavy: true))
    try session.type("d")
    try session.waitForHeader("3 boxes")
    try session.type("u")
    try session.waitForHeader("4 boxes")
    try session.waitUntilLabelsAreWritten("4 boxes")

    try session.type(".")
    try session.waitForHeader("\(PictureFolder.name(2)) · 200 × 160 · JPEG")
    try session.waitForHeader("0 boxes")
    for (index, column) in [26, 40, 60].enumerated() {
      try session.drag(from: (column, 3), to: (column + 8, 9))
      try session.type(index == 1 ? "2" : "1")
      try session.waitForHeader("\(index + 1) box")
    }
    try session.waitUntilLabelsAreWritten("3 boxes")

    try session.type(".")
    try session.waitForHeader(PictureFolder.name(3))
    for index in 0..<4 {
      try session.press(.escape)
      try session.type(":\(20 * index),10\rv:\(20 * index + 15),30\r1")
      try session.waitForHeader("\(index + 1) box")
    }
    try session.type("u")
    try session.waitUntilLabelsAreWritten("3 boxes")
    session.terminal.send(signal: SIGKILL)
    #expect(try session.waitForExit() == .killed(signal: SIGKILL))
    return [
      PictureFolder.name(1): [
        "button 100 72 36 24", "field 144 104 44 40", "field 20 16 40 32", "field 60 16 28 40",
      ],
      PictureFolder.name(2): ["button 140 24 36 56", "button 4 24 36 56", "field 60 24 36 56"],
      PictureFolder.name(3): ["button 0 10 15 20", "button 20 10 15 20", "button 40 10 15 20"],
    ]
  }

  /// Opens the folder again, and checks that all boxes are shown and that a new box is kept when the user steps to the
  /// next picture and back.
  private func checkAgain(_ folder: PictureFolder) throws {
    let before = try Data(contentsOf: folder.labels)
    let session = try folder.workplace.start([folder.workplace.captures.path], size: .round)
    try session.waitForHeader("205 pictures")
    for (row, count) in [(2, "4"), (3, "3"), (4, "3"), (5, "–")] {
      #expect(session.screen.text(row: row).hasSuffix(" \(count)"))
    }
    try session.press(.enter)
    try session.waitForHeader("4 boxes")
    try session.waitFor(DrawnBox(columns: 61...71, rows: 13...17, title: "field"))
    try session.waitFor(DrawnBox(columns: 40...46, rows: 2...6, title: "field"))
    try session.type(".")
    try session.waitForHeader("3 boxes")
    try session.waitFor(DrawnBox(columns: 40...48, rows: 3...9, title: "field"))
    try session.type(",")
    try session.waitForHeader("4 boxes")
    // The keys are sent at once, so that the program steps back before it has written the box.
    try session.type("vllljjj1.,")
    try session.waitForHeader("5 boxes")
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
    #expect(try COCOFile(folder.labels).annotations.count == 11)
    #expect(try Data(contentsOf: folder.labels) != before)
  }

  @Test("pictures that cannot be read are refused by name, and the others open")
  func refused() throws {
    let folder = try PictureFolder()
    let session = try folder.workplace.start([folder.workplace.captures.path], size: .large)
    try session.waitForHeader("205 pictures")
    try session.type("G")
    try session.waitFor("y-truncated.jpg")
    for file in PictureFolder.refused where file.isListed {
      let line = session.screen.rows.first { $0.contains(file.name) }
      #expect(line?.contains(file.reason) == true, "\(line ?? "")")
    }
    for file in PictureFolder.refused.reversed() where !file.isListed {
      try session.press(.enter)
      try session.waitForStatus(file.name)
      try session.waitForStatus(file.reason)
      try session.type("k")
    }
    try session.type("G5k")
    try session.waitFor("▌\(PictureFolder.name(200))")
    try session.press(.enter)
    try session.waitForHeader("\(PictureFolder.name(200)) · 200 × 160 · JPEG · 200/200")
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
  }

  @Test(
    "a single picture is opened without a list; a damaged one is refused before the screen changes")
  func single() throws {
    let folder = try PictureFolder()
    let picture = folder.workplace.captures.appending(path: PictureFolder.name(7))
    let session = try folder.workplace.start([picture.path], size: .round)
    try session.waitForHeader("\(PictureFolder.name(7)) · 200 × 160 · PNG")
    try session.type("q")
    #expect(try session.waitForExit() == .exited(0))
    let empty = folder.workplace.captures.appending(path: "x-empty.png")
    #expect(try folder.workplace.run(empty.path) == .exited(1))
  }

  @Test(
    "screenshots and key frames of the shared material are labeled in a copy",
    .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
  func sharedPictures() throws {
    let workplace = try Workplace()
    let data = SharedMaterial.root.appending(path: "data")
    var names: [String] = []
    for folder in ["gui", "pitch"] {
      let files = FileManager.default.enumerator(
        at: data.appending(path: folder), includingPropertiesForKeys: nil)
      for case let file as URL in try #require(files) where file.pathExtension == "png" {
        let side = file.deletingLastPathComponent().lastPathComponent
        let pitch = file.pathComponents.suffix(4).first ?? ""
        names.append("\(pitch)-\(side)-\(file.lastPathComponent)")
        try workplace.add(file, as: names.last)
      }
    }
    let count = Set(names).count
    try #require(count > 3)
    let session = try workplace.start([workplace.captures.path], size: .large)
    try session.waitForHeader("\(count) pictures")
    try session.press(.enter)
    try session.waitForHeader("1/\(count)")
    for number in 1...min(count, 10) {
      try session.waitForHeader("\(number)/\(count)")
      try session.type("vllllljjjj")
      try session.type(number == 1 ? "tthing\r" : "1")
      try session.waitUntilLabelsAreWritten("1 box")
      if number < min(count, 10) { try session.type(".") }
    }
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))
    let file = try COCOFile(workplace.captures.appending(path: "labels.coco.json"))
    #expect(file.annotations.count == min(count, 10) && file.categories.map(\.name) == ["thing"])
  }
}
