import Foundation
import TestSupport
import Testing

@testable import Labels
@testable import Radio

@Suite("Proposals in label files of captures")
struct ProposalTests {
  private let folder: TemporaryFolder
  private let capture: Capture

  init() throws {
    folder = try TemporaryFolder()
    let url = folder.file("test.rfcap")
    var recipe = SyntheticRecipe()
    recipe.duration = 0.02
    recipe.signals = []
    try SyntheticCapture(recipe).write(to: url)
    try FileManager.default.removeItem(at: folder.file("test.sigmf-meta"))
    capture = try CaptureFile.open(url)
  }

  private func signal(_ samples: Range<Int>, confidence: Double = 0.75) -> Annotation {
    let center = capture.centerFrequency
    return DetectedSignal(
      box: Box(samples: samples, frequencies: center - 1e4...center + 1e4), signalToNoise: 12.34,
      confidence: confidence
    ).annotation
  }

  private func labels() -> CaptureLabels {
    CaptureLabels(of: capture, stateFolder: folder.file("state"), session: nil)
  }

  @Test("are kept with source, confidence and comment")
  func roundTrip() throws {
    _ = try labels().propose([signal(100..<200)], in: 0..<capture.sampleCount)
    let annotation = try #require(labels().load().annotations.first)
    #expect(
      annotation.proposal == Proposal(source: .detector, confidence: 0.75, isVerified: false))
    #expect(annotation.isUnverified && annotation.label == nil)
    #expect(annotation.comment == "confidence 0.75, signal-to-noise ratio 12.3 dB")
  }

  @Test("of a second run replace those of the first, but no other boxes")
  func replacement() throws {
    _ = try labels().propose(
      [signal(100..<200), signal(1000..<2000), signal(5000..<6000)], in: 0..<capture.sampleCount)
    var boxes = labels().load().annotations
    let place = try #require(boxes.firstIndex { $0.box.samples.lowerBound == 1000 })
    boxes[place].proposal?.isVerified = true
    let drawn = Annotation(box: signal(8000..<9000).box, label: "drawn")
    try labels().write(LabelRevision(boxes + [drawn]))

    // The verified and the drawn box are found again, with other edges; the box after the searched part stays.
    let second = [signal(300..<400), signal(1010..<2010), signal(8005..<9000)]
    let (count, warnings) = try labels().propose(second, in: 0..<4500)
    #expect(count == 1 && warnings.isEmpty)
    let starts = labels().load().annotations.map(\.box.samples.lowerBound).sorted()
    #expect(starts == [300, 1000, 5000, 8000])
  }

  @Test("with fields of a wrong type are boxes without a proposal, and the fields are kept")
  func wrongTypes() throws {
    _ = try labels().propose([signal(100..<200)], in: 0..<capture.sampleCount)
    let url = folder.file("test.sigmf-meta")
    let text = try String(contentsOf: url, encoding: .utf8)
      .replacingOccurrences(of: "\"detector\"", with: "[17]")
    try Data(text.utf8).write(to: url)
    let editor = labels()
    let boxes = editor.load().annotations
    #expect(boxes.count == 1 && boxes[0].proposal == nil)
    try editor.write(LabelRevision(boxes))
    #expect(try String(contentsOf: url, encoding: .utf8).contains("17"))
  }

  @Test("are printed as SigMF annotations in RF Hz")
  func printed() throws {
    let annotation = try #require(capture.annotations(for: [signal(100..<200)]).first)
    #expect(annotation.sampleStart == 100 && annotation.sampleCount == 100)
    #expect(annotation.lowerEdge == capture.centerFrequency - 1e4)
    #expect(annotation.label == nil && annotation.generator?.hasPrefix("labeltui") == true)
    #expect(annotation.proposal?.source == .detector)
  }
}
