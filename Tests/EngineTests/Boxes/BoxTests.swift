import Testing

@testable import Engine

@Suite("Boxes")
struct BoxTests {
  let window = SampleWindow(samples: 1000..<5096, sampleRate: 1e6, centerFrequency: 100e6)

  @Test("pixels are int(x * 1024)")
  func pixelFormula() {
    let pixels = PixelBox(NormalizedBox(x1: 0.4, y1: 0.2, x2: 0.6, y2: 0.9999))
    #expect(pixels == PixelBox(xMin: 409, yMin: 204, xMax: 614, yMax: 1023))
  }

  @Test("a box is clipped to the window and the band")
  func clipping() throws {
    let box = Box(samples: 0..<2024, frequencies: 90e6...100.25e6)
    let normalized = try #require(window.normalized(box))
    #expect(normalized == NormalizedBox(x1: 0, y1: 0.25, x2: 0.25, y2: 1))
    #expect(window.normalized(Box(samples: 0..<1000, frequencies: 99e6...101e6)) == nil)
    #expect(window.normalized(Box(samples: 0..<2000, frequencies: 90e6...91e6)) == nil)
  }

  @Test("normalised and back is the identity for boxes inside")
  func roundTrip() throws {
    let box = Box(samples: 1100..<3000, frequencies: 99.75e6...100.25e6)
    let normalized = try #require(window.normalized(box))
    #expect(window.box(normalized) == box)
  }
}
