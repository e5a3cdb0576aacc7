import Testing

@testable import Datasets
@testable import Radio
@testable import TerminalKit
@testable import Workstation

@Suite("The screen of a review")
struct ReviewViewTests {
  @Test("the image is drawn with its box, and no bright pixel is lost")
  func image() throws {
    var pixels = [UInt8](repeating: 0, count: 1024 * 1024)
    pixels[700 * 1024 + 333] = 255
    let image = SpectrogramImage(pixels: pixels)
    let small = ImageSampler(image: image).pixels(size: Size(width: 40, height: 16), levelCount: 5)
    var bright: [(Int, Int)] = []
    for row in 0..<16 {
      for column in 0..<40 where small[column, row] == .level(4) { bright.append((column, row)) }
    }
    #expect(bright.map(\.0) == [333 * 40 / 1024] && bright.map(\.1) == [700 * 16 / 1024])

    let screen = ScreenView(try state(showing: image), colorClass: .none).draw()
    let text = (0..<13).map { screen.text(row: $0) }
    #expect(text[0] == " a/0001 · 1 box                               1/1")
    #expect(text[2] == "         │           a")
    #expect(text[3] == "         │          ┌────────┐")
    #expect(text[4] == "         │          └────────┘")
    #expect(text[11].contains("0 of 1 reviewed"))
  }

  private func state(showing image: SpectrogramImage) throws -> AppState {
    var script = KeyScript()
    script.play(.terminal(.resize(Size(width: 50, height: 13))))
    script.type("r")
    let sample = SampleReference(
      signal: try SignalName("a"), id: try #require(SampleID(number: 1)))
    script.play(.dataset(.foundSamples([sample], reviews: [:])))
    let box = SampleBox(pixels: PixelBox(xMin: 256, yMin: 256, xMax: 512, yMax: 512))
    let draft = SampleDraft(
      signal: sample.signal, iqSHA256: "", sourceCapture: "", timeOffset: 0, duration: 1,
      centerFrequency: 100, sampleRate: 10, boxes: [box])
    var record = SampleRecord(draft, id: "0001", now: "")
    record.sourceCapture = nil
    record.timeOffset = nil
    script.play(
      .dataset(
        .loadedSample(
          ReviewState.ShownSample(reference: sample, record: record, image: image))))
    return script.state
  }
}
