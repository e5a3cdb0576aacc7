import Testing

@testable import Labels
@testable import Radio

@Suite("Boxes")
struct BoxTests {
  let window = SampleWindow(samples: 1000..<5096, sampleRate: 1e6, centerFrequency: 100e6)

  @Test("the pixels of a box in a message are int(x * 1024)")
  func pixelFormula() {
    let pixels = PixelBox(NormalizedBox(x1: 0.4, y1: 0.2, x2: 0.6, y2: 0.9999))
    #expect(pixels == PixelBox(xMin: 409, yMin: 204, xMax: 614, yMax: 1023))
  }

  @Test(
    "a box in a message is at least one pixel wide and high, and inside the image",
    arguments: [0, 0.5, 0.99999, 1])
  func smallestBox(edge: Double) {
    let pixels = PixelBox(NormalizedBox(x1: edge, y1: edge, x2: edge, y2: edge))
    #expect(!pixels.isEmpty)
    #expect(pixels.xMin >= 0 && pixels.xMax <= 1024 && pixels.yMin >= 0 && pixels.yMax <= 1024)
    #expect(pixels.xMax - pixels.xMin == 1 && pixels.yMax - pixels.yMin == 1)
  }

  @Test("a box is clipped to the window and the band")
  func clipping() throws {
    let box = Box(samples: 0..<2024, frequencies: 90e6...100.25e6)
    #expect(window.clip(box) == Box(samples: 1000..<2024, frequencies: 99.5e6...100.25e6))
    #expect(window.clip(Box(samples: 0..<1000, frequencies: 99e6...101e6)) == nil)
    #expect(window.clip(Box(samples: 0..<2000, frequencies: 90e6...91e6)) == nil)
    let inside = Box(samples: 1100..<3000, frequencies: 99.75e6...100.25e6)
    #expect(window.clip(inside) == inside)
  }
}
