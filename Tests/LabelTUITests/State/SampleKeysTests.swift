import Foundation
import Testing

@testable import Datasets
@testable import Labels
@testable import Radio
@testable import Workstation

@Suite("Saving, reviewing, closing")
struct SampleKeysTests {
  let early = Annotation(box: Box(samples: 1000..<9000, frequencies: 99e6...101e6), label: "a")
  let late = Annotation(box: Box(samples: 70_000..<71_000, frequencies: 99e6...101e6), label: "b")

  @Test("s saves the window under the crosshair with its boxes, S every window with boxes")
  func saving() {
    var script = KeyScript(annotations: [early, late], windowSeconds: 0.002)
    script.type("ggs")
    #expect(script.jobs.contains(.dataset(.save(documentID: 1, windows: [0..<20_000], [early]))))
    script.type("S")
    #expect(
      script.jobs.contains(
        .dataset(.save(documentID: 1, windows: [0..<20_000, 60_000..<80_000], [early, late]))))
  }

  @Test("T shows the training image of the window with its boxes in pixels, and T closes it")
  func preview() throws {
    var script = KeyScript(annotations: [early], windowSeconds: 0.002)
    script.type("ggT")
    let window = KeyScript.capture.window(0..<20_000)
    #expect(script.jobs.contains(.capture(.preview(id: 1, window))))
    let image = SpectrogramImage(pixels: [UInt8](repeating: 255, count: 1024 * 1024))
    script.play(.capture(.previewed(image, window)))
    guard case .preview(let preview) = script.state.place else {
      Issue.record("no preview")
      return
    }
    #expect(preview.image == image)
    let pixels = PixelBox(xMin: 0, yMin: 409, xMax: 499, yMax: 615)
    #expect(preview.boxes == [PreviewBox(pixels: pixels, label: "a")])
    let screen = ScreenView(script.state, colorClass: .none).draw()
    #expect(screen.text(row: 0).contains("what training sees"))
    #expect(screen.text(row: 3).contains("█"))
    script.type("T")
    #expect(script.state.capture != nil)
    script.type("Ts")
    #expect(script.jobs.contains(.dataset(.save(documentID: 1, windows: [0..<20_000], [early]))))
  }

  @Test("a window without boxes is not saved, and a message says what to do")
  func nothingToSave() {
    var script = KeyScript(annotations: [late], windowSeconds: 0.002)
    script.type("ggs")
    #expect(script.state.message?.kind == .error && script.state.jobs.isEmpty)
  }

  @Test("saved boxes are marked unless they have changed since; the mark is written to disk")
  func marking() throws {
    var script = KeyScript(annotations: [early, late])
    let sample = SampleReference(
      signal: try SignalName("a"), id: try #require(SampleID(number: 3)))
    let outcome = SaveOutcome(change: .saved, sample: sample, total: 3)
    script.play(
      .dataset(.saved(documentID: 1, [SavedBoxes(outcome: outcome, annotations: [early])])))
    #expect(script.state.message?.text == "Saved a/0003 (3 samples)")
    #expect(script.boxes.map(\.savedSample) == ["a/0003", nil])
    #expect(script.writtenLabels == script.boxes)
    var stale = late
    stale.box = early.box
    script.play(
      .dataset(.saved(documentID: 1, [SavedBoxes(outcome: outcome, annotations: [stale])])))
    #expect(script.boxes.last?.savedSample == nil)
  }

  @Test("q closes places one by one; Q asks first while a save is running")
  func leaving() {
    var script = KeyScript(annotations: [early])
    script.type("r?q")
    #expect(script.state.review != nil && script.state.overlay == nil)
    script.type("q")
    #expect(script.state.capture != nil)
    script.type("sQ")
    #expect(script.state.overlay == .confirmQuit && !script.state.isQuitting)
    script.type("n")
    script.play(.job(.finished(.saving)))
    script.type("qq")
    #expect(script.state.isQuitting)
    #expect(script.jobs.contains(.capture(.close(id: 1))))
  }

  @Test("a second Enter while a capture opens does not open it twice")
  func openingOnce() {
    var script = KeyScript()
    script.type("q")
    let entry = ListEntry(
      url: KeyScript.capture.url, name: "X",
      content: .capture(KeyScript.capture, boxes: BoxCount()))
    script.play(.listed([entry]))
    script.press(.enter, .enter)
    let opened = script.jobs.filter { if case .capture(.open) = $0 { true } else { false } }
    #expect(opened.count == 1)
    script.type("r")
    script.play(.capture(.opened(id: 2, capture: KeyScript.capture, annotations: [], warnings: [])))
    #expect(script.state.review != nil && script.jobs.last == .capture(.close(id: 2)))
  }

  @Test("q asks before it closes a capture whose labels are not on disk")
  func unwrittenLabels() {
    var script = KeyScript(annotations: [early])
    script.play(.labels(.failed(id: 1, reason: "no space left")))
    script.type("qn")
    #expect(script.state.capture != nil && script.state.overlay == nil)
    script.type("qy")
    #expect(script.state.list != nil && script.jobs.last == .capture(.close(id: 1)))
  }

  @Test("boxes count as written only when the last change is on disk")
  func writtenLabels() {
    var script = KeyScript(classes: ["a"])
    script.type("vl1vl1")
    let revisions = script.jobs.compactMap { job -> Int? in
      if case .labels(.write(_, let revision)) = job { revision.number } else { nil }
    }
    #expect(revisions.count == 2)
    for revision in revisions {
      #expect(script.canvas.labels.state == .writing)
      script.play(
        .labels(.written(id: 1, revision: revision, LabelWriteReport())))
    }
    #expect(script.canvas.labels.state == .written)
  }

  @Test("late results of a closed capture change only the log")
  func lateResults() {
    var script = KeyScript(annotations: [early])
    let boxes = script.boxes
    script.type("q")
    let (before, jobs) = ("\(script.state.place)", script.jobs.count)
    let tile = SpectrogramTile(
      key: TileKey(samplesPerColumn: 1000, index: 0), binCount: 1, decibels: [0])
    script.play(.capture(.tileReady(id: 1, tile)))
    script.play(.capture(.grown(id: 1, capture: KeyScript.capture(sampleCount: 7))))
    script.play(.capture(.settled(id: 1)))
    script.play(.labels(.written(id: 1, revision: 1, LabelWriteReport())))
    script.play(.dataset(.foundBoxes(documentID: 1, [], asked: [boxes[0].id])))
    #expect(script.state.message == nil)
    script.play(.labels(.failed(id: 1, reason: "x")))
    #expect("\(script.state.place)" == before && script.jobs.count == jobs)
    #expect(script.state.placesBelow.isEmpty && script.state.message?.text.hasSuffix("x") == true)
  }
}
