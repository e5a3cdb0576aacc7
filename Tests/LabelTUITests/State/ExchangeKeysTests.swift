import Foundation
import Testing

@testable import Datasets
@testable import Labels
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("Files with boxes, negatives and centered windows by keys")
struct ExchangeKeysTests {
  private static let box = Annotation(
    box: Box(samples: 1000..<9000, frequencies: 99e6...101e6), label: "a")

  @Test("ge asks for a file, whose ending tells the format")
  func export() {
    var script = KeyScript(annotations: [Self.box])
    script.type("ge")
    #expect(script.state.prompt?.text == "X.csv")
    script.press(.enter)
    let url = URL(filePath: "/tmp/X.csv")
    #expect(
      script.jobs.contains(.exchange(.export(documentID: 1, [Self.box], to: url, .csv))))
    script.type("ge")
    script.press(.control("u"))
    script.type("a.doc")
    script.press(.enter)
    #expect(script.state.message?.kind == .error && script.state.prompt?.text == "a.doc")
    script.press(.control("u"))
    script.type("/data/b.selections.txt")
    script.press(.enter)
    let raven = URL(filePath: "/data/b.selections.txt")
    #expect(
      script.jobs.contains(.exchange(.export(documentID: 1, [Self.box], to: raven, .raven))))
    script.play(.exchange(.exported(count: 1, leftOut: 2, path: "/data/b.selections.txt")))
    #expect(
      script.state.message?.text == "Exported 1 box to /data/b.selections.txt, without 2 proposals")
  }

  @Test("gi adds boxes as one step of the history, each once")
  func importing() {
    var script = KeyScript(annotations: [Self.box])
    script.type("gi")
    script.type("b.csv")
    script.press(.enter)
    #expect(
      script.jobs.contains(.exchange(.read(documentID: 1, URL(filePath: "/tmp/b.csv")))))
    let new = (0..<3).map {
      Annotation(
        box: Box(samples: 100 * $0..<(100 * $0 + 9), frequencies: 99e6...101e6), label: "b")
    }
    let again = Annotation(box: Self.box.box, label: "a")
    script.play(
      .exchange(
        .read(
          documentID: 1, BoxFileContent(annotations: new + [again], clippedCount: 1),
          path: "/tmp/b.csv")))
    #expect(script.boxes.count == 4 && script.writtenLabels?.count == 4)
    #expect(
      script.state.message?.text
        == "Imported 3 boxes from b.csv, 1 there already, 1 cut at the edge")
    #expect(script.state.classes.names.contains("b"))
    script.type("u")
    #expect(script.boxes == [Self.box])
  }

  @Test("gs saves a window around the selected box, or around the crosshair")
  func centered() {
    var script = KeyScript(annotations: [Self.box], windowSeconds: 0.001)
    script.type("ggngs")
    #expect(
      script.jobs.contains(.dataset(.save(documentID: 1, windows: [0..<10_000], [Self.box]))))
    script.press(.escape)
    script.type(":#9000")
    script.press(.enter)
    script.type("gs")
    #expect(
      script.jobs.contains(.dataset(.save(documentID: 1, windows: [4000..<14_000], [Self.box]))))
    script.type("Ggs")
    #expect(script.state.message?.kind == .error, "there is no box in it")
  }

  @Test("gn saves a window without boxes, and refuses one with boxes")
  func negative() {
    var script = KeyScript(annotations: [Self.box], windowSeconds: 0.002)
    script.type("gggn")
    #expect(script.state.message?.kind == .error)
    #expect(script.state.message?.text.contains("has boxes") == true)
    script.type("Ggn")
    #expect(
      script.jobs.contains(.dataset(.saveNegative(documentID: 1, 80_000..<100_000))))
    let sample = SampleReference(signal: .negative, id: SampleID(number: 1)!)
    script.play(
      .dataset(
        .savedNegative(
          documentID: 1, SaveOutcome(change: .saved, sample: sample, total: 1))))
    #expect(script.state.message?.text == "Saved negative/0001 (1 sample)")
  }

  @Test("a proposal does not keep a window from being a negative; negative is no class of a box")
  func proposals() {
    var proposal = Self.box
    proposal.proposal = Proposal(source: .detector, confidence: 0.5)
    var script = KeyScript(annotations: [proposal])
    script.type("gn")
    #expect(script.jobs.contains(.dataset(.saveNegative(documentID: 1, 0..<100_000))))
    script.type("nt")
    script.type("negative")
    script.press(.enter)
    #expect(script.state.message?.kind == .error && script.boxes.first?.label == "a")
  }

  @Test("gn on a picture and on a frame")
  func pictures() throws {
    var pictures = try PictureScript()
    pictures.press(.enter)
    try pictures.open()
    pictures.type("gn")
    let saved = pictures.jobs.contains {
      if case .dataset(.savePictures(let list)) = $0 { list.count == 1 } else { false }
    }
    #expect(saved)
    var pitch = try PitchScript()
    pitch.type("gn")
    #expect(pitch.saved?.map(\.row) == [0, 0])
  }
}
