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
    var script = ReviewScript(size: Size(width: 50, height: 13))
    let key = try ReviewScript.key(1)
    script.find([key])
    var sample = ReviewScript.loaded(key, image: image)
    sample.content.origin = .capture(
      CaptureOrigin(duration: 1, centerFrequency: 100, sampleRate: 10))
    script.play(.dataset(.loadedSample(sample)))
    return script.state
  }

  @Test("zooming in shows a part of the image, and the boxes move with it")
  func zoom() throws {
    var script = ReviewScript(size: Size(width: 50, height: 13))
    let key = try ReviewScript.key(1)
    script.find([key])
    let box = ContentBox(className: "a", x: 480, y: 480, width: 64, height: 64)
    script.play(.dataset(.loadedSample(ReviewScript.loaded(key, boxes: [box]))))
    func width() -> Int {
      script.rows.map { $0.count { "─┌┐└┘a".contains($0) } }.dropLast(4).max() ?? 0
    }
    let before = width()
    script.type("+++")
    #expect(width() > before)
    script.type("=")
    #expect(width() == before)
  }

  @Test("thumbnails show verdicts, keys and box counts; without color, too")
  func thumbnails() throws {
    for colors in [ColorClass.none, .direct] {
      var script = ReviewScript(size: Size(width: 80, height: 24))
      let keys = try (1...3).map(ReviewScript.key)
      script.find(keys, verdicts: [.good, .bad, .unreviewed])
      script.type("t")
      guard case .dataset(.thumbnails(let request))? = script.jobs.last else {
        Issue.record("no request")
        return
      }
      #expect(request.keys == keys && request.size == Size(width: 18, height: 10))
      script.play(.dataset(.failedThumbnail(keys[1], reason: "damaged")))
      script.play(
        .dataset(.thumbnail(Thumbnail(of: ReviewScript.loaded(keys[0]), fitting: request.size))))
      let rows = script.rows(colors)
      #expect(rows[0].hasPrefix(" Samples · dataset dataset") && rows[0].hasSuffix("3/3"))
      #expect(rows[6].hasPrefix(" ✓ a/0001"))
      #expect(rows[6].contains("✗ a/0002") && rows[6].contains("· a/0003"))
      #expect(rows[3].contains("not readable") && rows[3].contains("Reading…"))
      #expect(rows[22].hasPrefix(" GRID  2 of 3 reviewed: 1 good, 1 bad, 0 skipped"))
    }
  }
}
