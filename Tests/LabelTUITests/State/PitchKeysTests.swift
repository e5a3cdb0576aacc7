import Foundation
import Testing

@testable import Imaging
@testable import Labels
@testable import TerminalKit
@testable import Workstation

@Suite("Pitches")
struct PitchKeysTests {
  @Test("keys go from frame to frame, and stop at the ends")
  func step() throws {
    var script = try PitchScript()
    #expect(script.pitch.row == 0)
    script.type(".")
    #expect(script.pitch.row == 1)
    #expect(script.canvas.plane.extent.layer == 1)
    script.type("5.")
    #expect(script.pitch.row == 6)
    script.type("9.")
    #expect(script.pitch.row == 9)
    script.type(".")
    #expect(script.state.message?.text == "This is the last frame.")
    script.type("3,")
    #expect(script.pitch.row == 6)
    script.type("gg")
    #expect(script.pitch.row == 0)
    script.type("G")
    #expect(script.pitch.row == 9)
  }

  @Test("keys go to frames with a detection and to key frames")
  func jump() throws {
    var script = try PitchScript()
    script.type("]")
    #expect(script.pitch.row == 3)
    script.type("2]")
    #expect(script.pitch.row == 8)
    script.type("]")
    #expect(script.state.message?.text == "No camera saw the ball in a later frame.")
    script.type("[")
    #expect(script.pitch.row == 4)
    script.type("}")
    #expect(script.pitch.row == 5)
    script.type("{")
    #expect(script.pitch.row == 0)
  }

  @Test(
    "a typed place is a frame, the camera's number of one, or a time",
    arguments: [("7", 6), ("#1312", 2), ("0s", 3), ("21ms", 5), ("-0.03s", 0), ("9s", 9)])
  func goTo(text: String, row: Int) throws {
    var script = try PitchScript()
    script.type(":" + text)
    script.press(.enter)
    #expect(script.pitch.row == row)
  }

  @Test(
    "a typed place that does not exist moves nothing",
    arguments: [
      ("11", "There is no frame 11; the pitch has 1 to 10."),
      ("#7", "No camera has a frame with the number 7."),
      ("x", "x is not a frame; type 12, #1322 (the camera's number), 0.25s or 250ms."),
    ])
  func refuse(text: String, message: String) throws {
    var script = try PitchScript()
    script.type(":" + text)
    script.press(.enter)
    #expect(script.pitch.row == 0)
    #expect(script.state.message?.text == message)
  }

  @Test("a accepts one proposal after another, and undo takes it back")
  func accept() throws {
    var script = try PitchScript()
    script.type("a")
    #expect(script.state.message?.text == "No proposal here.")
    script.type("2]]")
    #expect(script.pitch.row == 8)
    script.type("a")
    #expect(script.canvas.editor.count.labels == 1)
    #expect(script.canvas.selected?.isUnverified == true)
    script.type("a")
    #expect(script.canvas.editor.count.labels == 2)
    #expect(script.boxes.filter { !$0.isUnverified }.allSatisfy { $0.proposal?.confidence == 0.5 })
    script.type("uu")
    #expect(script.boxes == PitchScript.proposals)
    script.type("A")
    #expect(script.canvas.editor.count.labels == 2)
  }

  @Test("a proposal that the user changes becomes a box of the user; d rejects one")
  func fix() throws {
    var script = try PitchScript()
    script.type("]n")
    script.press(.tab)
    script.type("l")
    let fixed = try #require(script.canvas.selected)
    #expect(fixed.proposal == nil)
    #expect(fixed.box != PitchScript.proposals[0].box)
    #expect(fixed.box.layer == 3)
    script.press(.escape)
    script.type("]nd")
    #expect(script.boxes.count == 3)
  }

  @Test("undo goes to the frame whose boxes it changes")
  func undoElsewhere() throws {
    var script = try PitchScript()
    script.type("]a]]")
    #expect(script.pitch.row == 8)
    script.type("u")
    #expect(script.pitch.row == 3)
    #expect(script.boxes == PitchScript.proposals)
    script.type("GU")
    #expect(script.pitch.row == 3)
    #expect(script.canvas.editor.count.labels == 1)
  }

  @Test("keys that mean a frame wait until it is on the screen, in order")
  func typeAhead() throws {
    var script = try PitchScript()
    script.decodesAtOnce = false
    script.type("]a]ad")
    #expect(script.pitch.row == 0)
    #expect(script.boxes == PitchScript.proposals)
    script.decode()
    #expect(script.pitch.row == 3)
    #expect(script.canvas.editor.count.labels == 1)
    script.decode()
    #expect(script.pitch.row == 4)
    #expect(script.canvas.editor.count.labels == 2)
    #expect(script.pitch.deferredKeys.isEmpty)
    // Steps do not wait: a held key skips frames that are not decoded yet.
    script.type("...")
    #expect(script.pitch.awaitedRow == 7)
  }

  @Test("I interpolates over the frames between two boxes, evenly over time")
  func interpolate() throws {
    var script = try PitchScript()
    script.type("]]a]n")
    script.type("I")
    let added = script.boxes.dropFirst(4).sorted { $0.box.layer < $1.box.layer }
    #expect(added.map(\.box.layer) == [5, 6, 7])
    #expect(added.map(\.box.x) == [35..<45, 40..<50, 45..<55])
    #expect(added.allSatisfy { $0.proposal == nil && $0.label == "ball" && $0.box.y == 40...50 })
    script.type("u")
    #expect(script.boxes.count == 4)
  }

  @Test("boxes on other frames are neither drawn nor selected")
  func layers() throws {
    var script = try PitchScript()
    script.type("n")
    #expect(script.canvas.selected == nil)
    #expect(!script.text().contains("ball?"))
    script.type("]n")
    #expect(script.canvas.selected == PitchScript.proposals[0])
    #expect(script.text().contains("ball?"))
    script.type(".")
    #expect(script.canvas.selected == nil)
  }

  @Test("c shows one camera after another, and boxes are drawn on the camera on the screen")
  func cameras() throws {
    var script = try PitchScript()
    #expect(script.pitch.shownCameras == [0, 1])
    script.type("c")
    #expect(script.pitch.shownCameras == [0])
    script.type("c")
    #expect(script.pitch.shownCameras == [1])
    #expect(script.canvas.plane.extent.x == 208..<368)
    script.type("v3l2jt")
    script.type("ball")
    script.press(.enter)
    let drawn = try #require(script.boxes.last)
    #expect(PitchScript.frames.place(of: drawn.box) == FrameLayout.Place(camera: 1, row: 0))
    #expect(drawn.box.x.lowerBound >= 208)
    script.type("c")
    #expect(script.pitch.shownCameras == [0, 1])
  }

  @Test("s saves the frames on the screen with verified boxes, S those of the whole pitch")
  func save() throws {
    var script = try PitchScript()
    script.type("]s")
    #expect(script.saved == nil)
    #expect(
      script.state.message?.text
        == "The boxes of this frame are proposals. Press a to accept one, A to accept all of a frame."
    )
    script.type("as")
    #expect(script.saved == [FrameLayout.Place(camera: 0, row: 3)])
    script.play(.job(.finished(.saving)))
    script.type("]aS")
    #expect(
      script.saved
        == [FrameLayout.Place(camera: 0, row: 3), FrameLayout.Place(camera: 0, row: 4)])
  }

  @Test("a frame without boxes is saved as a negative only after a question")
  func negative() throws {
    var script = try PitchScript()
    script.type("cs")
    #expect(script.saved == nil)
    script.type("y")
    #expect(script.saved == [FrameLayout.Place(camera: 0, row: 0)])
  }

  @Test("a frame that cannot be decoded is reported, and the other camera is shown")
  func damaged() throws {
    var script = try PitchScript()
    script.type(".")
    #expect(script.state.message?.text == "right.avi: frame 1 is damaged")
    #expect(script.pitch.row == 1)
  }

  @Test("a click on the timeline goes to that frame")
  func timeline() throws {
    var script = try PitchScript()
    let timeline = try #require(script.state.documentLayout.timeline)
    script.play(
      .terminal(
        .mouse(
          MouseEvent(
            kind: .press(.left), column: timeline.column + 10 + 8 * 6 + 3, row: timeline.row))))
    #expect(script.pitch.row == 6)
  }

  @Test("the lines over the frames are switched on and off")
  func lines() throws {
    var script = try PitchScript()
    let shown = script.screen()
    script.type("og")
    #expect(script.state.message?.text == "Hidden: gates")
    #expect(script.screen() != shown)
    script.type("og")
    #expect(script.pitch.lines.contains(.gates))
  }

  @Test("the screen fits on 80 x 24, in all colors", arguments: ColorClass.allCases)
  func smallScreen(colors: ColorClass) throws {
    var script = try PitchScript(size: Size(width: 80, height: 24))
    // The second key removes the message about the damaged frame.
    script.type("]l")
    let text = script.text(colors)
    #expect(text.contains("frame 4/10 #1313 0.0 ms"))
    #expect(text.contains("left"))
    #expect(text.contains("91.4 mph ball"))
  }
}
