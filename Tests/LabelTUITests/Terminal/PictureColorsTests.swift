import TestSupport
import Testing

@testable import TerminalKit

@Suite("Palettes of pictures")
struct PictureColorsTests {
  private static let size = PixelSize(width: 64, height: 48)

  private func colors(_ count: Int, seed: UInt64) -> [UInt32] {
    var generator = SeededGenerator(seed: seed)
    // No two colors are in the same bin of 5 bits per component.
    var keys: Set<Int> = []
    var colors: [UInt32] = []
    while colors.count < count {
      let color = UInt32.random(in: 0...0xFF_FFFF, using: &generator)
      if keys.insert(NearestColors.key(color)).inserted { colors.append(color) }
    }
    return colors
  }

  private func shown(_ pixels: [UInt32], rest: UInt32 = 0) -> [UInt32] {
    let image = PictureColors(sample: pixels).image(of: pixels, size: Self.size, rest: rest)
    return image.pixels.map { image.palette[Int($0)] }
  }

  @Test("few colors are drawn exactly, without dithering", arguments: [1, 2, 60, 200])
  func fewColors(count: Int) {
    let colors = colors(count, seed: UInt64(count))
    let pixels = (0..<(64 * 48)).map { colors[$0 % count] }
    let shown = shown(pixels)
    let isEqual = shown == pixels
    #expect(isEqual)
  }

  @Test("smooth gradients stay smooth: neighborhoods have the right mean")
  func gradient() {
    let pixels = (0..<(64 * 48)).map { index -> UInt32 in
      let (x, y) = (UInt32(index % 64), UInt32(index / 64))
      return (x * 2) << 16 | (y * 4) << 8 | (128 + x)
    }
    let shown = shown(pixels)
    for top in stride(from: 0, to: 48, by: 8) {
      for left in stride(from: 0, to: 64, by: 8) {
        for shift in [16, 8, 0] as [UInt32] {
          func mean(_ pixels: [UInt32]) -> Double {
            var sum = 0
            for y in top..<(top + 8) {
              for x in left..<(left + 8) { sum += Int(pixels[y * 64 + x] >> shift & 0xFF) }
            }
            return Double(sum) / 64
          }
          #expect(abs(mean(shown) - mean(pixels)) < 6)
        }
      }
    }
  }

  @Test("palettes have black, white, and room for the colors of boxes")
  func room() {
    var generator = SeededGenerator(seed: 9)
    let pixels = (0..<(64 * 48)).map { _ in UInt32.random(in: 0...0xFF_FFFF, using: &generator) }
    var image = PictureColors(sample: pixels).image(of: pixels, size: Self.size, rest: 0)
    #expect(image.palette.contains(0) && image.palette.contains(0xFFFFFF))
    #expect(image.palette.count <= PictureColors.colorLimit)
    #expect(Set(image.palette).count == image.palette.count)
    for mark in colors(20, seed: 10) {
      let index = Int(image.index(of: mark))
      #expect(image.palette[index] == mark)
    }
    #expect(image.palette.count <= IndexedPixels.colorLimit)
  }

  @Test("a full palette gives the nearest color")
  func fullPalette() {
    var image = IndexedPixels(
      size: PixelSize(width: 1, height: 1), palette: (0..<255).map { $0 * 0x01_0101 }, pixels: [0])
    #expect(image.index(of: 0x646464) == 100)
    #expect(image.index(of: 0x646564) == 100)
    #expect(image.palette.count == 255)
  }

  @Test("values that are not colors are drawn in the given color and do not affect the palette")
  func rest() {
    var pixels = [UInt32](repeating: 0x336699, count: 64 * 48)
    for index in 0..<64 { pixels[index] = 0xFF00_0000 }
    let shown = shown(pixels, rest: 0xFFFFFF)
    #expect(shown[..<64].allSatisfy { $0 == 0xFFFFFF })
    #expect(shown[64...].allSatisfy { $0 == 0x336699 })
    let none = [UInt32](repeating: 0xFF00_0000, count: 64 * 48)
    #expect(self.shown(none, rest: 0).allSatisfy { $0 == 0 })
  }

  @Test(
    "the table maps colors of the palette to themselves, and others to the color nearest to the entry's middle"
  )
  func nearest() {
    let palette = colors(200, seed: 11)
    let nearest = NearestColors(palette)
    for color in palette { #expect(palette[Int(nearest.index(of: color))] == color) }
    let own = Set(palette.map(NearestColors.key))
    for color in colors(300, seed: 12) where !own.contains(NearestColors.key(color)) {
      let middle = color & 0xF8F8F8 | 0x040404
      let least = palette.map { NearestColors.distance(middle, $0) }.min()
      #expect(NearestColors.distance(middle, palette[Int(nearest.index(of: color))]) == least)
    }
  }
}
