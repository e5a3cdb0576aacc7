import Foundation
import TestSupport
import Testing

@testable import Curation
@testable import Datasets
@testable import Foundations

@Suite("Records")
struct RecordsImportTests {
  @Test("a click gives a box of 50 x 50 pixels, clamped to the screenshot; a match its own box")
  func boxes() throws {
    let fixture = try RecordsFixture([
      RecordsFixture.click(100, 100), RecordsFixture.click(3, 398), RecordsFixture.click(640, 0),
      #"{"screenshot_reference": "1.png", "match_summary": {"image_id": "logo", "confidence": 0.5, "#
        + #""location": {"x": 600.5, "y": -3}, "template_size": {"width": 60, "height": 20}}}"#,
    ])
    let report = try fixture.run()
    #expect(report.problems == [])
    #expect(report.newPictures == 1 && report.addedBoxes == 4)
    #expect(
      try fixture.boxes() == [
        "button 0.0 373.0 28.0 27.0 user_click", "button 615.0 0.0 25.0 25.0 user_click",
        "button 75.0 75.0 50.0 50.0 user_click",
        "logo 600.5 0.0 39.5 17.0 template_matching",
      ])
    let content = try #require(try fixture.store.samples().first.map(fixture.store.content))
    #expect(content.boxes.filter(\.verified).count == 3)
    #expect(content.boxes.last?.confidence == 0.5)
    #expect(content.origin.source == "1.png")
  }

  @Test("the same records again add nothing; more records extend the picture")
  func again() throws {
    let fixture = try RecordsFixture([
      RecordsFixture.click(100, 100), RecordsFixture.click(200, 100, on: "2.png"),
    ])
    try fixture.run()
    let before = try FolderSnapshot(fixture.dataset).contents
    let again = try fixture.run()
    #expect(again.unchangedPictures == 2 && again.addedBoxes == 0)
    #expect(try FolderSnapshot(fixture.dataset).contents == before)
    try fixture.append(RecordsFixture.click(300, 100) + "\n")
    let more = try fixture.run()
    #expect(more.extendedPictures == 1 && more.unchangedPictures == 1 && more.addedBoxes == 1)
    #expect(try fixture.boxes().count == 3)
  }

  @Test("a box that a reviewer removed does not come back")
  func removed() throws {
    let fixture = try RecordsFixture([
      RecordsFixture.click(100, 100), RecordsFixture.click(200, 100),
    ])
    try fixture.run()
    let id = try #require(try fixture.store.samples().first)
    let kept = try #require(try fixture.store.content(of: id).boxes.first)
    _ = try fixture.store.replaceBoxes(of: id, by: [kept], expectingRevision: 1)
    #expect(try fixture.run().addedBoxes == 0)
    #expect(try fixture.store.content(of: id).boxes == [kept])
  }

  @Test("the same screenshot under two names is one picture")
  func sameScreenshot() throws {
    let fixture = try RecordsFixture([
      RecordsFixture.click(100, 100), RecordsFixture.click(200, 100, on: "copy.png"),
    ])
    try FileManager.default.copyItem(
      at: fixture.screenshots.appending(path: "1.png"),
      to: fixture.screenshots.appending(path: "copy.png"))
    let report = try fixture.run()
    #expect(report.newPictures == 1 && report.extendedPictures == 1)
    #expect(try fixture.store.samples().count == 1)
    #expect(try fixture.boxes().count == 2)
  }

  @Test("filters leave records out")
  func filters() throws {
    let fixture = try RecordsFixture([
      RecordsFixture.click(100, 100, more: #", "success": false"#),
      RecordsFixture.click(200, 100, more: #", "success": true"#),
    ])
    var filter = RecordsFilter()
    filter.successfulOnly = true
    let report = try fixture.run(filter)
    #expect(report.filtered == 1 && report.addedBoxes == 1)
    filter.withMatches = true
    #expect(try fixture.run(filter).filtered == 2)
  }

  /// By hand: 15 records. 012 has no screenshot; 004, 006, 008 and 010 have neither a match that was found nor
  /// a click. Screenshot 1: login_button and its click (001; 013 is the same), menu_icon and its click, whose
  /// box is clamped at the upper edge (007), the click in the corner (015). Screenshot 2: search_field (002; 014
  /// is the same), login_button and click (005), menu_icon and click (011). Screenshot 3: menu_icon and click
  /// (003), login_button and click (009).
  @Test(
    "the shared records give three pictures with 14 boxes",
    .enabled(if: SharedMaterial.isExpected, "\(SharedMaterial.absence)"))
  func sharedRecords() throws {
    let gui = SharedMaterial.root.appending(path: "data/gui")
    let fixture = try RecordsFixture()
    let session = try RecordsImport(
      gui.appending(path: "records.jsonl"), screenshots: gui, store: fixture.store,
      filter: RecordsFilter())
    while try session.readNext() {}
    session.readLast()
    try session.save()
    let report = try session.finish()
    #expect(report.records == 15 && report.withoutScreenshot == 1 && report.withoutBox == 4)
    #expect(report.newPictures == 3 && report.addedBoxes == 14 && report.problems == [])
    var counts: [String: Int] = [:]
    for id in try fixture.store.samples() {
      let content = try fixture.store.content(of: id)
      counts[content.origin.source ?? ""] = content.boxes.count
    }
    #expect(
      counts == ["screenshot-0001.png": 5, "screenshot-0002.png": 5, "screenshot-0003.png": 4])
    let boxes = try fixture.boxes()
    #expect(boxes.contains("click_target 0.0 373.0 28.0 27.0 user_click"))
    #expect(boxes.filter { $0 == "icon 589.0 0.0 50.0 43.0 user_click" }.count == 3)
    #expect(boxes.filter { $0.hasSuffix("template_matching") }.count == 7)
  }

  @Test(
    "what cannot be used is reported with its line and field, and the rest is saved",
    arguments: [
      ("xx", "not valid JSON"), ("[1]", "the line is a list, not an object"),
      ("5", "the line is 5"),
      (RecordsFixture.click(1, 1, on: "../../etc/passwd"), "screenshot_reference"),
      (RecordsFixture.click(1, 1, on: "/etc/passwd"), "screenshot_reference"),
      (RecordsFixture.click(1, 1, on: "a/../1.png"), "screenshot_reference"),
      (RecordsFixture.click(1, 1, on: "./1.png"), "screenshot_reference"),
      (RecordsFixture.click(1, 1, on: "a\\u0000b"), "screenshot_reference"),
      (RecordsFixture.click(1, 1, on: "no.png"), "no such file"),
      (RecordsFixture.click(1, 1, on: "link.png"), "symbolic link"),
      (RecordsFixture.click(1, 1, on: "linked/x.png"), "symbolic link"),
      (RecordsFixture.click(1, 1, on: "text.png"), "neither PNG nor JPEG"),
      (RecordsFixture.click(1, 1, on: "cut.png"), "truncated"),
      (RecordsFixture.click(1, 1, on: "empty.png"), "empty"),
      (RecordsFixture.click(1, 1, on: "folder"), "not a regular file"),
      (RecordsFixture.click(9000, 1), "clicked_location is outside"),
      (#"{"screenshot_reference": "1.png", "clicked_location": [1e300, 2]}"#, "clicked_location"),
      (#"{"screenshot_reference": "1.png", "clicked_location": [1]}"#, "clicked_location"),
      (#"{"screenshot_reference": "1.png", "clicked_location": "x"}"#, "clicked_location"),
      (#"{"screenshot_reference": 3}"#, "screenshot_reference is 3, not text"),
      (#"{"success": "yes"}"#, "success"), (#"{"start_time": 1e99}"#, "start_time"),
      (#"{"active_states_before": "Login"}"#, "active_states_before"),
      (#"{"match_summary": 3}"#, "match_summary"),
      (
        #"{"match_summary": {"location": {"x": 1}, "template_size": {"width": 1, "height": 1}, "image_id": "a"}}"#,
        "match_summary.location.y is missing"
      ),
      (
        #"{"match_summary": {"location": {"x": 1, "y": 1}, "template_size": {"width": 0, "height": 1}, "image_id": "a"}}"#,
        "match_summary.template_size.width is 0"
      ),
      (
        #"{"match_summary": {"location": {"x": 1, "y": 1}, "template_size": {"width": 1, "height": 1}}}"#,
        "match_summary.image_id is missing"
      ),
      (
        #"{"match_summary": {"location": {"x": 1, "y": 1}, "template_size": {"width": 1, "height": 1}, "image_id": "a", "confidence": 7}}"#,
        "match_summary.confidence is 7"
      ),
      (String(repeating: "x", count: RecordLines.limit + 1), "bytes"),
    ])
  func hostile(line: String, part: String) throws {
    let fixture = try RecordsFixture([RecordsFixture.click(100, 100), line, "", "  \r"])
    let shots = fixture.screenshots
    try FileManager.default.createSymbolicLink(
      at: shots.appending(path: "link.png"), withDestinationURL: shots.appending(path: "1.png"))
    try FileManager.default.createSymbolicLink(
      at: shots.appending(path: "linked"), withDestinationURL: fixture.folder.url)
    try Data("text".utf8).write(to: shots.appending(path: "text.png"))
    try Data().write(to: shots.appending(path: "empty.png"))
    let whole = try Data(contentsOf: shots.appending(path: "1.png"))
    try (whole.prefix(whole.count - 20) + Data([1])).write(to: shots.appending(path: "cut.png"))
    try FileManager.default.createDirectory(
      at: shots.appending(path: "folder"), withIntermediateDirectories: true)
    let report = try fixture.run()
    #expect(report.problems.count == 1, "\(report.problems)")
    let problem = report.problems.first ?? ""
    #expect(problem.contains("line 2: ") && problem.contains(part), "\(problem)")
    #expect(!problem.contains("\u{0}"))
    #expect(report.addedBoxes == 1 && report.records == 2)
  }

  @Test("thousands of changed records never crash")
  func mutations() throws {
    let original = Array(
      (#"{"action_id": "a", "screenshot_reference": "1.png", "start_time": 1763200000.0, "#
        + #""match_summary": {"found": true, "image_id": "b", "confidence": 0.9, "location": {"x": 4, "y": 3}, "#
        + #""template_size": {"width": 12, "height": 4}}, "clicked_location": [54, 35], "success": true}"#)
        .utf8)
    var generator = SeededGenerator(seed: 11)
    let parts = Array("{}[]\",:0123456789-+.eE\\u\u{0} nulltruefalse\u{FF}".utf8)
    let lines = (0..<5000).map { _ in
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[place] = parts.randomElement(using: &generator) ?? 0
        case 1: bytes.remove(at: place)
        default: bytes.insert(parts.randomElement(using: &generator) ?? 0, at: place)
        }
      }
      return bytes.filter { $0 != 0x0A }
    }
    let fixture = try RecordsFixture()
    try Data(lines.joined(separator: [0x0A])).write(to: fixture.records)
    let report = try fixture.run()
    #expect(report.records <= 5000 && report.records > 4900)
    #expect(report.problemCount > 0 && report.addedBoxes > 0)
  }
}
