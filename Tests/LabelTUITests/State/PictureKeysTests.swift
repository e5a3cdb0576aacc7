import Foundation
import TestSupport
import Testing

@testable import Imaging
@testable import Labels
@testable import TerminalKit
@testable import Workstation

@Suite("Pictures")
struct PictureKeysTests {
  private func opened(_ names: [String] = ["a.png", "b.png", "c.png"]) throws -> PictureScript {
    var script = try PictureScript(names: names)
    script.press(.enter)
    try script.open()
    return script
  }

  @Test("the list shows pictures with their size; Enter opens the selected one")
  func list() throws {
    var script = try PictureScript()
    #expect(script.screen().text(row: 0).hasSuffix("3 pictures"))
    #expect(script.screen().text(row: 2).contains("200 × 100"))
    script.type("j")
    script.press(.enter)
    #expect(script.asked?.url.lastPathComponent == "b.png")
    #expect(script.state.jobs[.opening] != nil)
    try script.open()
    #expect(script.picture.url.lastPathComponent == "b.png" && script.state.jobs.isEmpty)
    let header = script.screen().text(row: 0)
    for fact in ["b.png", "200 × 100", "PNG", "2/3", "3 px per column", "0 boxes"] {
      #expect(header.contains(fact))
    }
  }

  @Test("the neighbors of the open picture are decoded in advance, the next one first")
  func prefetch() throws {
    var script = try PictureScript()
    script.type("j")
    script.press(.enter)
    try script.open()
    guard case .picture(.prefetch(let urls, let around))? = script.jobs.last else {
      Issue.record("no prefetch")
      return
    }
    #expect(urls.map(\.lastPathComponent) == ["c.png", "a.png"])
    #expect(around == script.picture.url)
  }

  @Test("the next picture replaces the open one, which is closed, and keeps the view")
  func stepping() throws {
    var script = try opened()
    script.type("++l")
    let (id, view) = (script.picture.id, script.canvas.viewport)
    let crosshair = script.canvas.crosshair
    script.type(".")
    try script.open()
    #expect(script.picture.url.lastPathComponent == "b.png")
    #expect(script.canvas.viewport == view && script.canvas.crosshair == crosshair)
    #expect(script.jobs.contains(.picture(.close(id: id))))
    script.type("2.")
    #expect(script.asked?.url.lastPathComponent == "c.png")
    try script.open()
    script.type(".")
    #expect(script.state.message?.text == "This is the last picture.")
    script.type(",")
    try script.open()
    #expect(script.picture.url.lastPathComponent == "b.png")
    script.type("q")
    #expect(script.state.list?.selectedEntry?.name == "b.png")
  }

  @Test("pictures of another size are fitted")
  func sizes() throws {
    var script = try opened(["a.png", "small.png"])
    script.type("++.")
    try script.open()
    #expect(script.canvas.viewport.fits(script.canvas.plane.extent))
  }

  @Test("keys that are faster than pictures open the last requested one")
  func fastKeys() throws {
    var script = try opened()
    script.type(".")
    let first = try #require(script.asked)
    script.type(".")
    let second = try #require(script.asked)
    #expect(second.url.lastPathComponent == "c.png")
    script.play(
      .picture(
        .opened(
          id: first.id, try PictureScript.load(first.url), annotations: [], warnings: [])))
    #expect(script.picture.url.lastPathComponent == "a.png")
    #expect(script.jobs.last == .picture(.close(id: first.id)))
    try script.open()
    #expect(script.picture.url.lastPathComponent == "c.png")
  }

  @Test("a picture that is cancelled is not opened, and the next step starts from the open one")
  func cancelling() throws {
    var script = try opened()
    script.type(".")
    script.press(.control("c"))
    #expect(script.jobs.last == .cancel)
    try script.open()
    #expect(script.picture.url.lastPathComponent == "a.png")
    script.type(".")
    #expect(script.asked?.url.lastPathComponent == "b.png")
  }

  @Test("a damaged picture is named, marked in the list and skipped")
  func damaged() throws {
    var script = try opened()
    script.type(".")
    let (url, id) = try #require(script.asked)
    script.play(.picture(.failed(id: id, url, reason: "b.png: is damaged")))
    script.play(.job(.finished(.opening)))
    #expect(script.state.message?.kind == .error)
    #expect(script.state.message?.text == "b.png: is damaged")
    #expect(script.picture.url.lastPathComponent == "a.png")
    script.type(".")
    #expect(script.asked?.url.lastPathComponent == "c.png")
    try script.open()
    script.type("q")
    #expect(script.screen().text(row: 3).contains("is damaged"))
  }

  @Test("a step does not leave a picture whose labels are not on disk")
  func unwrittenLabels() throws {
    var script = try opened()
    script.type("vlljj")
    script.press(.enter)
    script.press(.escape)
    script.play(.labels(.failed(id: script.picture.id, reason: "disk full")))
    let before = script.asked?.id
    script.type(".")
    #expect(script.asked?.id == before && script.state.message?.kind == .error)
    script.type("q")
    #expect(script.state.overlay == .confirmClose)
  }

  @Test("boxes end at whole pixels, y upwards; the readout counts from the upper left corner")
  func boxes() throws {
    var script = try opened()
    script.type(":10,20")
    script.press(.enter)
    #expect(script.screen().text(row: 23).contains("x 10  y 20"))
    script.type("v:50,60")
    script.press(.enter)
    #expect(script.screen().text(row: 23).contains("□ 40 × 40 px"))
    script.type("tbutton")
    script.press(.enter)
    let box = try #require(script.canvas.boxes.first)
    #expect(box.box == Box(x: 10..<50, y: 40...80) && box.label == "button")
    let written = script.jobs.contains { job in
      if case .labels(.write) = job { true } else { false }
    }
    #expect(written)
  }

  @Test("keys draw, and undo, as on captures; pixels are never split")
  func drawing() throws {
    var script = try opened()
    for zoom in ["", "+", "++", "++++", "+++++++"] {
      script.type(zoom + "vlllljjj")
      script.press(.enter)
      let box = try #require(script.canvas.boxes.last).box
      #expect(box.y.lowerBound == box.y.lowerBound.rounded())
      #expect(box.y.upperBound == box.y.upperBound.rounded())
      #expect(box.x.count >= 1 && box.y.upperBound - box.y.lowerBound >= 1)
      script.press(.escape)
      let count = script.canvas.boxes.count
      script.type("u")
      #expect(script.canvas.boxes.count == count - 1)
      script.type("U" + "f")
    }
  }

  @Test("one pixel per dot: a column is one pixel in half blocks, two in quadrants")
  func actualSize() throws {
    var script = try opened()
    script.type("|")
    #expect(script.canvas.viewport.scale == ColumnScale(unitsPerColumn: 1))
    script.state.pictureStyle = .quadrants
    script.type("|")
    #expect(script.canvas.viewport.scale == ColumnScale(unitsPerColumn: 2))
    script.press(.backspace)
    #expect(script.canvas.viewport.scale == ColumnScale(unitsPerColumn: 1))
  }

  @Test("each dot shows the pixels under it; magnified pixels are squares")
  func dots() throws {
    var script = try opened()
    script.type("|")
    let raster = script.picture.pixels(size: Size(width: 100, height: 40))
    let first = script.canvas.viewport.firstColumn
    for column in 0..<100 {
      #expect(raster.pixels[column] == UInt32(first + column) << 16)
    }
    script.type("+")
    #expect(script.canvas.viewport.scale == ColumnScale(columnsPerUnit: 2))
    let twice = script.picture.pixels(size: Size(width: 100, height: 40))
    #expect((0..<99).contains { twice.pixels[$0] == twice.pixels[$0 + 1] })
  }

  @Test("a step without other pictures shows a message")
  func single() throws {
    var script = try opened(["a.png"])
    script.type(".")
    #expect(script.state.message?.text == "There is no other picture in the list.")
  }

  @Test(
    "a picture is drawn in all classes of color, within the screen's size",
    arguments: ColorClass.allCases)
  func colorClasses(colors: ColorClass) throws {
    var script = try opened()
    for style in [PictureStyle.halfBlocks, .quadrants] {
      script.state.pictureStyle = style
      let grid = script.screen(colors)
      let rect = script.state.documentLayout.picture
      let middle = grid[rect.column + rect.width / 2, rect.row + 2]
      switch colors {
      case .direct: #expect(middle.background.rgb != nil)
      case .indexed256, .indexed16, .indexed8: #expect(middle.background.paletteIndex != nil)
      case .none: #expect(middle.background == .standard && middle.foreground == .standard)
      }
    }
  }
}
