import Datasets
import Radio
import Testing

@testable import Bench

@Suite("Compressors")
struct CompressorTests {
  @Test(
    "zlib and libdeflate shrink what repeats", arguments: [Compressor.Library.zlib, .libdeflate])
  func shrinks(_ library: Compressor.Library) throws {
    let input = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 100) }
    let fast = try Compressor(library, level: 1, input: input).run()
    let small = try Compressor(library, level: 9, input: input).run()
    #expect(small <= fast && fast < input.count / 20)
  }

  @Test("libdeflate decompresses what it compressed")
  func choice() throws {
    let image = SpectrogramImage(
      pixels: (0..<(SpectrogramImage.side * SpectrogramImage.side)).map { index in
        UInt8(truncatingIfNeeded: index * index >> 12)
      })
    let content = try NPZContent(NPZ.encode(image))
    #expect(content.array.suffix(image.pixels.count).elementsEqual(image.pixels))
    // Unless the engine does something that no single call does, the floor is that call.
    #expect(try CompressorChoice(for: image).used != nil)
  }
}
