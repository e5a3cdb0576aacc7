import Foundation
import TerminalSupport
import TestSupport
import Testing

@testable import Datasets

/// Saves pictures as samples in a terminal. The boxes have the sizes that `PictureSessionTests` explains.
@Suite("Saving pictures in a terminal")
struct PictureSampleSessionTests {
  @Test(
    "s saves a picture and marks its boxes, S all labeled ones; a negative example after a question"
  )
  func saving() throws {
    let folder = try PictureFolder()
    let dataset = folder.workplace.dataset
    let session = try folder.workplace.start(
      [folder.workplace.captures.path, "--dataset", dataset.path], size: .round)
    try session.waitForHeader("205 pictures")
    try session.press(.enter)
    try session.waitForHeader(PictureFolder.name(1))
    try session.drag(from: (30, 2), to: (39, 5))
    try session.type("button\r")
    try session.waitFor(DrawnBox(columns: 30...39, rows: 2...5, title: "button", isHeavy: true))
    try session.waitUntilLabelsAreWritten("1 box")
    try session.type("s")
    try session.waitForStatus("with 1 box (1 picture)")
    try session.waitFor("button ✓")
    try session.waitUntilLabelsAreWritten("1 box")
    let first = try #require(
      try FileManager.default.contentsOfDirectory(
        atPath: dataset.appending(path: "annotations").path
      ).first)
    let id = first.replacing(".json", with: "")
    #expect(try String(contentsOf: folder.labels, encoding: .utf8).contains(id))

    try session.type(".")
    try session.waitForHeader(PictureFolder.name(2))
    try session.type("s")
    try session.waitFor("Save it as an example without objects?")
    try session.type("y")
    try session.waitForStatus("with no boxes (2 pictures)")
    try session.drag(from: (40, 3), to: (48, 9))
    try session.type("1")
    try session.waitUntilLabelsAreWritten("1 box")
    try session.type("S")
    try session.waitForStatus("Saved 2 pictures: 1 with new boxes, 1 unchanged")
    try session.type("Q")
    #expect(try session.waitForExit() == .exited(0))

    let store = PictureStore(dataset: dataset)
    let boxes = try store.samples().flatMap { try store.content(of: $0).boxes }.map {
      "\($0.className) \(Int($0.x)) \(Int($0.y)) \(Int($0.width)) \(Int($0.height))"
    }
    #expect(boxes.sorted() == ["button 20 16 40 32", "button 60 24 36 56"])
    #expect(try store.warnings() == [])
  }
}
