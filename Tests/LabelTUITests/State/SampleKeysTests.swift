import Foundation
import Testing

@testable import Engine
@testable import LabelTUI

@Suite("Saving, reviewing, leaving")
struct SampleKeysTests {
  let early = Annotation(box: Box(samples: 1000..<9000, frequencies: 99e6...101e6), label: "a")
  let late = Annotation(box: Box(samples: 70_000..<71_000, frequencies: 99e6...101e6), label: "b")

  @Test("s saves the window under the crosshair with its boxes, S every window that has some")
  func saving() {
    var script = KeyScript(annotations: [early, late], windowSeconds: 0.002)
    script.type("ggs")
    #expect(script.jobs.contains(.save(captureID: 1, windows: [0..<20_000], [early])))
    script.type("S")
    #expect(
      script.jobs.contains(
        .save(captureID: 1, windows: [0..<20_000, 60_000..<80_000], [early, late])))
  }

  @Test("a window without boxes is not saved, and the way out is said")
  func nothingToSave() {
    var script = KeyScript(annotations: [late], windowSeconds: 0.002)
    script.type("ggs")
    #expect(script.state.message?.kind == .error && script.state.jobs.isEmpty)
  }

  @Test("what was saved is marked, unless it was changed meanwhile; the mark goes to the disk")
  func marking() throws {
    var script = KeyScript(annotations: [early, late])
    let sample = SampleReference(
      signal: try SignalName("a"), id: try #require(SampleID(number: 3)))
    let outcome = SaveOutcome(change: .saved, sample: sample, total: 3)
    script.play(.saved(captureID: 1, [SavedBoxes(outcome: outcome, annotations: [early])]))
    #expect(script.state.message?.text == "Saved a/0003 (3 samples)")
    #expect(script.boxes.map(\.savedSample) == ["a/0003", nil])
    #expect(script.writtenLabels == script.boxes)
    var stale = late
    stale.box = early.box
    script.play(.saved(captureID: 1, [SavedBoxes(outcome: outcome, annotations: [stale])]))
    #expect(script.boxes.last?.savedSample == nil)
  }

  @Test("a verdict goes on to the next sample without one, over the end to the start")
  func reviewing() throws {
    var script = KeyScript()
    let samples = try (1...3).map {
      SampleReference(signal: try SignalName("a"), id: try #require(SampleID(number: $0)))
    }
    script.type("r")
    let done = Review(
      imageID: samples[1].description, status: .good, notes: "", reviewer: nil, reviewedAt: nil,
      revision: 1)
    script.play(.samplesFound(samples, reviews: [samples[1]: done]))
    #expect(script.state.review?.index == 0)
    script.type("g")
    #expect(script.jobs.last == .loadSample(samples[0]), "nothing to judge before it is seen")
    script.play(.reviewed(samples[0], done))
    #expect(script.state.review?.index == 2 && script.jobs.last == .loadSample(samples[2]))
    script.play(.reviewed(samples[2], done))
    #expect(script.state.message?.text.contains("All 3 samples") == true)
    script.type("q")
    #expect(script.state.capture != nil)
  }

  @Test("q closes one place after the other; Q asks while a save is running")
  func leaving() {
    var script = KeyScript(annotations: [early])
    script.type("r?q")
    #expect(script.state.review != nil && script.state.overlay == nil)
    script.type("q")
    #expect(script.state.capture != nil)
    script.type("sQ")
    #expect(script.state.overlay == .confirmQuit && !script.state.isQuitting)
    script.type("n")
    script.play(.finished(.saving))
    script.type("qq")
    #expect(script.state.isQuitting)
    #expect(script.jobs.contains(.close(captureID: 1)))
  }

  @Test("boxes count as written only when the last change is on the disk")
  func writtenLabels() {
    var script = KeyScript(classes: ["a"])
    script.type("vl1vl1")
    let revisions = script.jobs.compactMap { job -> Int? in
      if case .writeLabels(_, _, let revision) = job { revision } else { nil }
    }
    #expect(revisions.count == 2)
    for revision in revisions {
      #expect(script.capture.labelsOnDisk == .writing)
      script.play(.labelsWritten(captureID: 1, revision: revision))
    }
    #expect(script.capture.labelsOnDisk == .written)
  }

  @Test("late results of a capture that was closed change nothing")
  func lateResults() {
    var script = KeyScript(annotations: [early])
    script.type("q")
    script.play(.labelsFailed(captureID: 1, reason: "x"))
    let tile = SpectrogramTile(
      key: TileKey(samplesPerColumn: 1000, index: 0), binCount: 1, decibels: [0])
    script.play(.tileReady(captureID: 1, tile))
    #expect(script.state.list != nil)
  }
}
