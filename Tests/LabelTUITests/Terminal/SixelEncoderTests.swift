import TestSupport
import Testing

@testable import TerminalKit

@Suite("Sixels")
struct SixelEncoderTests {
  /// The pixels of an image that was encoded as sixels and decoded: percents; nil for pixels that are not drawn.
  private func decoded(_ image: IndexedPixels) -> (pixels: [[Int]?], reader: SixelReader) {
    let bytes = SixelEncoder.encode(image)
    #expect(bytes.starts(with: [0x1B, UInt8(ascii: "P")]) && bytes.suffix(2) == [0x1B, 0x5C])
    var reader = SixelReader(bytes.dropFirst(2).dropLast(2))
    var pixels = [[Int]?](repeating: nil, count: image.pixels.count)
    reader.read { x, y, color in
      // Every pixel is drawn at most once, and none outside of the image.
      #expect(x < image.size.width && y < image.size.height)
      #expect(pixels[y * image.size.width + x] == nil)
      pixels[y * image.size.width + x] = color
    }
    return (pixels, reader)
  }

  private func expected(_ image: IndexedPixels) -> [[Int]?] {
    image.pixels.map { index in
      guard index < image.palette.count else { return nil }
      let rgb = image.palette[Int(index)]
      return [16, 8, 0].map { Int((Double(rgb >> $0 & 0xFF) * 100 / 255).rounded()) }
    }
  }

  @Test("are decoded to the same pixels", arguments: [(1, 1), (7, 6), (6, 7), (40, 25), (131, 13)])
  func roundTrip(width: Int, height: Int) {
    var generator = SeededGenerator(seed: UInt64(width * height))
    for colorCount in [0, 1, 2, 64, 255] {
      let palette = (0..<colorCount).map { _ in UInt32.random(in: 0...0xFF_FFFF, using: &generator)
      }
      // Runs of different lengths, some of them of pixels without a color.
      var pixels: [UInt8] = []
      while pixels.count < width * height {
        let index = UInt8(min(255, Int.random(in: 0...colorCount, using: &generator)))
        pixels += Array(repeating: index, count: Int.random(in: 1...12, using: &generator))
      }
      let image = IndexedPixels(
        size: PixelSize(width: width, height: height), palette: palette,
        pixels: Array(pixels.prefix(width * height)))
      let (found, reader) = decoded(image)
      #expect(found == expected(image))
      #expect(reader.size == (width, height) && reader.keepsBackground)
      #expect(reader.definitions.values.allSatisfy { $0 == 1 })
      #expect(
        Set(reader.definitions.keys.map { UInt8($0) })
          == Set(image.pixels.filter { $0 < colorCount }))
    }
  }

  @Test("of one color are encoded as a run length")
  func runs() {
    let image = IndexedPixels(
      size: PixelSize(width: 999, height: 6), palette: [0xFF0000],
      pixels: [UInt8](repeating: 0, count: 999 * 6))
    let text = String(decoding: SixelEncoder.encode(image), as: UTF8.self)
    #expect(text == "\u{1B}P0;1;0q\"1;1;999;6#0;2;100;0;0#0!999~\u{1B}\\")
  }
}
