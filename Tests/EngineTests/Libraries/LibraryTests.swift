import Foundation
import TestSupport
import Testing

@testable import Libraries

@Suite("Libraries")
struct LibraryTests {
  @Test("SHA-256 in pieces equals that of the whole, and matches the standard's example")
  func hash() {
    #expect(
      SHA256.hexadecimal(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let pieces = SHA256()
    for piece in ["a", "", "bc"] { Array(piece.utf8).withUnsafeBytes { pieces.update($0) } }
    #expect(pieces.finish() == SHA256.hexadecimal(of: Array("abc".utf8)))
    #expect(
      SHA256().finish() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("CRC-32 matches the standard's example")
  func checksum() { #expect(Deflate.crc32(Array("123456789".utf8)) == 0xCBF4_3926) }

  @Test(
    "deflate is reversible, and refuses a wrong size or damaged data", arguments: [0, 1, 70_000])
  func deflate(count: Int) {
    var generator = SeededGenerator(seed: 1)
    let bytes = (0..<count).map { _ in UInt8.random(in: 0...40, using: &generator) }
    let compressed = Deflate.compress(bytes, level: 6)
    #expect(Deflate.decompress(compressed, size: count) == bytes)
    #expect(Deflate.decompress(compressed, size: count + 1) == nil)
    #expect(Deflate.decompress(compressed.dropLast(), size: count) == nil)
  }

  @Test(
    "PNG is reversible, even for data that cannot be compressed",
    arguments: [(1, 1), (3, 500), (300, 257)])
  func png(width: Int, height: Int) throws {
    var generator = SeededGenerator(seed: 3)
    let image = GrayImage(
      width: width, height: height,
      pixels: (0..<(width * height)).map { _ in UInt8.random(in: 0...255, using: &generator) })
    let bytes = try PNGCodec.encode(image)
    #expect(try PNGCodec.decode(bytes) == image)
    #expect(try PNGCodec.encode(image) == bytes)
  }

  @Test("PNG with a palette of any size decodes to the grays of its colors")
  func indexedPNG() throws {
    for count in [1, 2, 17, 64, 255] {
      let grays = (0..<count).map { UInt8(($0 * 255) / count) }
      let pixels = (0..<(37 * 50)).map { UInt8($0 % count) }
      let bytes = try PNGCodec.encode(
        width: 37, height: 50, palette: grays.map { UInt32($0) * 0x01_0101 }, pixels: pixels)
      #expect(bytes.starts(with: [0x89] + Array("PNG".utf8)) && bytes[25] == 3)
      #expect(try PNGCodec.decode(bytes).pixels == pixels.map { grays[Int($0)] })
    }
  }

  @Test("a PNG damaged at any byte is refused")
  func damagedPNG() throws {
    let image = GrayImage(width: 16, height: 16, pixels: (0..<256).map { UInt8($0) })
    let bytes = try PNGCodec.encode(image)
    #expect(throws: PNGError.self) { try PNGCodec.decode([]) }
    #expect(throws: PNGError.self) { try PNGCodec.decode(Array(bytes.prefix(60))) }
    var generator = SeededGenerator(seed: 5)
    for position in bytes.indices {
      var damaged = bytes
      damaged[position] = UInt8.random(in: 0...255, using: &generator)
      _ = try? PNGCodec.decode(damaged)
    }
  }

  @Test("a PNG with an extreme size is refused before memory is allocated")
  func absurdPNG() throws {
    let image = GrayImage(width: 1, height: 1, pixels: [0])
    var bytes = try PNGCodec.encode(image)
    bytes.replaceSubrange(16..<24, with: [0, 0x0F, 0x42, 0x40, 0, 0x0F, 0x42, 0x40])
    let checksum = Deflate.crc32(Array(bytes[12..<29]))
    bytes.replaceSubrange(29..<33, with: withUnsafeBytes(of: checksum.bigEndian) { Array($0) })
    #expect(throws: PNGError.tooLarge(width: 1_000_000, height: 1_000_000)) {
      try PNGCodec.decode(bytes)
    }
  }
}
