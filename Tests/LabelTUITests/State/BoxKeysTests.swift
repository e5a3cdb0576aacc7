import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio
@testable import Workstation

@Suite("Drawing and changing boxes")
struct BoxKeysTests {
  @Test("v starts a box, moving stretches it, a digit finishes it with its class")
  func drawing() throws {
    var script = KeyScript(classes: ["burst", "video"])
    script.type("vlllkk2")
    let box = try #require(script.boxes.first)
    #expect(box.label == "video" && script.boxes.count == 1)
    // From the anchor's cell, column 50 of 1000 samples each, to three columns further right.
    #expect(box.box.samples == 50_000..<54_000)
    #expect(box.box.frequencies == 99.5e6...101e6)
    #expect(script.canvas.mode == .idle && script.writtenLabels == script.boxes)
  }

  @Test("a class is typed once, then its digit chooses it")
  func typing() {
    var script = KeyScript()
    script.type("vl")
    script.press(.enter)
    #expect(script.state.prompt?.purpose == .className)
    script.type("new-class")
    script.press(.enter)
    #expect(script.boxes.map(\.label) == ["new-class"])
    script.press(.escape)
    script.type("10lvl1")
    #expect(script.boxes.map(\.label) == ["new-class", "new-class"])
  }

  @Test(
    "names that cannot be folders are rejected with the rule", arguments: ["../x", "a b", ""])
  func badNames(name: String) {
    var script = KeyScript()
    script.type("vl")
    script.press(.enter)
    script.type(name)
    script.press(.enter)
    #expect(script.state.message?.kind == .error)
    #expect(script.state.classes.names.isEmpty && script.boxes.map(\.label) == [nil])
  }

  @Test(
    "undo and redo cover drawing, moving, relabeling and deleting; undo then redo is the identity")
  func history() {
    var script = KeyScript(classes: ["a", "b"])
    script.type("vll1")
    script.type("n")
    script.press(.tab)
    script.type("ll")
    script.type("2")
    script.type("d")
    var states = [script.boxes]
    while true {
      script.type("u")
      if script.boxes == states.last { break }
      states.append(script.boxes)
    }
    #expect(states.count == 6 && states.last?.isEmpty == true)
    for state in states.dropLast().reversed() {
      script.type("U")
      #expect(script.boxes == state)
    }
    #expect(script.writtenLabels == script.boxes)
  }

  @Test("Tab selects the whole box or an edge, and the movement keys move it")
  func parts() throws {
    var script = KeyScript(classes: ["a"])
    script.type("vlljj1n")
    let before = try #require(script.boxes.first?.box)
    script.press(.tab, .tab)
    script.type("hh")
    #expect(
      script.boxes.first?.box.samples.lowerBound == before.samples.lowerBound - 2000)
    #expect(script.boxes.first?.box.samples.upperBound == before.samples.upperBound)
    script.press(.tab)
    script.type("l")
    #expect(script.boxes.first?.box.samples.upperBound == before.samples.upperBound + 1000)
    script.press(.tab)
    script.type("k")
    #expect(script.boxes.first?.box.frequencies.upperBound == before.frequencies.upperBound + 0.5e6)
    script.press(.tab)
    script.type("jjj")
    #expect(script.boxes.first?.box.frequencies.lowerBound == before.frequencies.lowerBound - 1.5e6)
  }

  @Test("no key moves a box out of the capture or its edges past each other")
  func bounds() {
    var generator = SeededGenerator(seed: 3)
    let extent = KeyScript.capture.extent
    for grip in BoxPart.allCases {
      var box = Box(samples: 40_000..<50_000, frequencies: 99e6...101e6)
      for _ in 0..<500 {
        box = box.moving(
          grip, x: .random(in: -30_000...30_000, using: &generator),
          y: .random(in: -4e6...4e6, using: &generator), within: extent)
        #expect(extent.samples.contains(box.samples.lowerBound) && !box.samples.isEmpty)
        #expect(box.samples.upperBound <= extent.samples.upperBound)
        #expect(box.frequencies.lowerBound >= extent.frequencies.lowerBound)
        #expect(box.frequencies.upperBound <= extent.frequencies.upperBound)
        #expect(box.frequencies.lowerBound < box.frequencies.upperBound)
      }
    }
  }

  @Test("the mouse draws, selects, moves and resizes")
  func mouse() throws {
    var script = KeyScript(classes: ["a", "b"])
    script.drag(from: (10, 4), to: (19, 7))
    #expect(script.state.prompt?.purpose == .className)
    script.type("a")
    script.press(.enter)
    let drawn = try #require(script.boxes.first)
    #expect(drawn.box.samples == 10_000..<20_000 && drawn.label == "a")
    #expect(drawn.box.frequencies == 101e6...103e6)

    script.drag(from: (14, 5), to: (24, 7))
    #expect(script.boxes.first?.box.samples == 20_000..<30_000)
    #expect(script.boxes.first?.box.frequencies == 100e6...102e6)

    script.drag(from: (29, 7), to: (34, 7))
    #expect(script.boxes.first?.box.samples == 20_000..<35_000)

    script.drag(from: (60, 2), to: (70, 9))
    #expect(script.boxes.count == 2 && script.boxes.last?.label == "a")
    script.type("2")
    #expect(script.boxes.last?.label == "b")

    script.drag(from: (22, 7), to: (22, 7))
    #expect(script.canvas.selected?.id == drawn.id)
  }

  @Test("o goes to the other corner, and the box stays the same")
  func otherCorner() {
    var script = KeyScript(classes: ["a"])
    script.type("vlllkk")
    let before = script.canvas.drawnBox
    script.type("o")
    #expect(script.canvas.drawnBox == before && script.canvas.crosshair.x < 51_000)
    script.type("O")
    #expect(script.canvas.drawnBox == before)
  }

  @Test("n and N select the boxes in order of time, and start again at the end")
  func visiting() {
    let starts = [70_000, 10_000, 40_000]
    let annotations = starts.map {
      Annotation(box: Box(samples: $0..<($0 + 2000), frequencies: 99e6...101e6), label: "a")
    }
    var script = KeyScript(annotations: annotations)
    script.type("gg")
    var visited: [Int?] = []
    for _ in 0..<4 {
      script.type("n")
      visited.append(script.canvas.selected?.box.samples.lowerBound)
    }
    script.type("N")
    visited.append(script.canvas.selected?.box.samples.lowerBound)
    #expect(visited == [10_000, 40_000, 70_000, 10_000, 70_000])
  }

  @Test("a box that changes loses the mark of its sample")
  func savedMark() {
    var annotation = Annotation(
      box: Box(samples: 10_000..<20_000, frequencies: 99e6...101e6), label: "a")
    annotation.savedSample = "a/0001"
    var script = KeyScript(annotations: [annotation])
    script.play(.dataset(.foundBoxes(documentID: 1, [annotation.id], asked: [annotation.id])))
    #expect(script.canvas.editor.unsavedCount == 0)
    script.type("n")
    script.press(.tab)
    script.type("l")
    #expect(script.boxes.first?.savedSample == nil && script.canvas.editor.unsavedCount == 1)
  }
}
