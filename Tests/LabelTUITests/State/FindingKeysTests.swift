import Foundation
import TestSupport
import Testing

@testable import Imaging
@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Finding the edges of signals and objects with keys")
struct FindingKeysTests {
  private static let tight = Box(samples: 41_000..<52_345, frequencies: 99.6e6...100.1e6)

  private func search(_ jobs: [Job]) throws -> BoxSearch {
    for case .find(let search) in jobs.reversed() { return search }
    throw Missing()
  }
  private struct Missing: Error {}

  @Test("e tightens the box under the crosshair as one step of the history")
  func tighten() throws {
    let box = Annotation(box: Box(samples: 40_000..<60_000, frequencies: 99e6...101e6), label: "a")
    var script = KeyScript(annotations: [box])
    script.type("e")
    let search = try search(script.jobs)
    #expect(search.subject == .box(box.id, box.box) && script.state.jobs[.finding] != nil)
    script.play(.found(search, Self.tight))
    script.play(.job(.finished(.finding)))
    #expect(script.boxes.map(\.box) == [Self.tight] && script.boxes[0].label == "a")
    #expect(script.writtenLabels == script.boxes && script.state.jobs[.finding] == nil)
    script.type("u")
    #expect(script.boxes == [box])
  }

  @Test("a box that changed in the meantime stays, as does one in which nothing was found")
  func unchanged() throws {
    let box = Annotation(box: Box(samples: 40_000..<60_000, frequencies: 99e6...101e6), label: "a")
    var script = KeyScript(annotations: [box])
    script.type("e")
    script.play(.found(try search(script.jobs), nil))
    #expect(script.boxes == [box] && script.state.message?.text.contains("unchanged") == true)
    script.play(.found(try search(script.jobs), box.box))
    #expect(script.boxes == [box] && script.state.message?.text.contains("already") == true)
    script.press(.tab)
    script.type("l")
    let moved = script.boxes
    script.play(.found(try search(script.jobs), Self.tight))
    #expect(script.boxes == moved && script.state.message?.text.contains("changed") == true)
    script.type("d")
    script.play(.found(try search(script.jobs), Self.tight))
    #expect(script.boxes.isEmpty)
  }

  @Test("a result beyond the document is clipped, and one outside of it is ignored")
  func clipped() throws {
    let box = Annotation(box: Box(samples: 40_000..<60_000, frequencies: 99e6...101e6), label: "a")
    var script = KeyScript(annotations: [box])
    script.type("e")
    let search = try search(script.jobs)
    script.play(.found(search, Box(samples: 200_000..<300_000, frequencies: 99e6...100e6)))
    #expect(script.boxes == [box])
    script.play(.found(search, Box(samples: 0..<300_000, frequencies: 0...1e12)))
    #expect(script.boxes[0].box == script.canvas.plane.extent)
  }

  @Test("x draws a box around what is at the crosshair, which a digit finishes")
  func boxHere() throws {
    var script = KeyScript(classes: ["a", "b"])
    script.type("x")
    script.play(.found(try search(script.jobs), Self.tight))
    #expect(script.canvas.drawnBox == Self.tight && script.boxes.isEmpty)
    script.type("2")
    #expect(script.boxes.map(\.box) == [Self.tight] && script.boxes[0].label == "b")
  }

  @Test("a drawn box can be tightened before it is finished")
  func drawn() throws {
    var script = KeyScript(classes: ["a"])
    script.type("vllke")
    let drawn = try #require(script.canvas.drawnBox)
    let search = try search(script.jobs)
    #expect(search.subject == .drawn(drawn))
    script.play(.found(search, Self.tight))
    #expect(script.canvas.drawnBox == Self.tight)
    script.type("1")
    #expect(script.boxes.map(\.box) == [Self.tight])
  }

  @Test("a result for a crosshair that has moved, or for another document, is dropped")
  func late() throws {
    var script = KeyScript()
    script.type("x")
    let search = try search(script.jobs)
    script.type("l")
    script.play(.found(search, Self.tight))
    #expect(script.canvas.drawnBox == nil && script.boxes.isEmpty)
    let other = BoxSearch(documentID: 99, subject: search.subject, medium: .samples)
    script.play(.found(other, Self.tight))
    #expect(script.canvas.drawnBox == nil)
  }

  @Test("x selects a box that is there already; nothing found is said")
  func known() throws {
    let box = Annotation(
      box: Box(samples: 41_000..<53_000, frequencies: 99.6e6...100.1e6), label: "a")
    var script = KeyScript(annotations: [box])
    script.type("x")
    script.play(.found(try search(script.jobs), Self.tight))
    #expect(script.canvas.selected == box && script.canvas.drawnBox == nil)
    script.press(.escape)
    script.play(.found(try search(script.jobs), nil))
    #expect(script.state.message?.text == "Nothing stands out here.")
  }

  @Test("a double click where no box is does what x does, one on a box does not")
  func doubleClick() throws {
    var script = KeyScript()
    script.drag(from: (50, 10), to: (50, 10))
    #expect((try? search(script.jobs)) == nil)
    script.drag(from: (50, 10), to: (50, 10))
    let found = try search(script.jobs)
    guard case .point = found.subject else { throw Missing() }

    let box = Annotation(box: Box(samples: 40_000..<60_000, frequencies: 99e6...101e6), label: "a")
    var other = KeyScript(annotations: [box])
    other.drag(from: (50, 10), to: (50, 10))
    other.drag(from: (50, 10), to: (50, 10))
    #expect((try? search(other.jobs)) == nil && other.canvas.selected == box)
  }

  @Test("on a picture, the parts around the box go with the job, and its pixels count from above")
  func picture() throws {
    var script = try PictureScript()
    script.press(.enter)
    try script.open([Annotation(box: Box(x: 50..<90, y: 20...60), label: "a")])
    script.type("ne")
    let search = try search(script.jobs)
    guard case .pixels(let excerpts, let frame) = search.medium else { throw Missing() }
    #expect(excerpts.count == 1 && frame == PixelFrame(height: 100))
    let area = frame.area(of: Box(x: 50..<90, y: 20...60))
    #expect(area == PixelArea(columns: 50..<90, rows: 40..<80))
    #expect(frame.box(of: area) == Box(x: 50..<90, y: 20...60))
    script.press(.escape)
    script.type("x")
    guard case .pixels(let around, _) = try self.search(script.jobs).medium else { throw Missing() }
    #expect(around.count > 2)
  }
}
