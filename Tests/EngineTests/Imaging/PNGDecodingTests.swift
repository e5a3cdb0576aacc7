import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Libraries

@Suite("PNG pictures")
struct PNGDecodingTests {
  static let allKinds: [(PNGHeader.ColorType, Int)] = [
    (.gray, 1), (.gray, 2), (.gray, 4), (.gray, 8), (.gray, 16), (.rgb, 8), (.rgb, 16),
    (.palette, 1), (.palette, 2), (.palette, 4), (.palette, 8), (.grayAlpha, 8), (.grayAlpha, 16),
    (.rgba, 8), (.rgba, 16),
  ]

  let file: PictureFile

  init() throws { file = try PictureFile() }

  @Test("all color types and depths, with and without interlacing", arguments: allKinds)
  func kinds(color: PNGHeader.ColorType, depth: Int) throws {
    for (width, height) in [(1, 1), (2, 3), (5, 9), (33, 41), (70, 2)] {
      for isInterlaced in [false, true] {
        var png = WrittenPNG(color, bitDepth: depth, width: width, height: height)
        png.isInterlaced = isInterlaced
        png.filters = [0, 1, 2, 3, 4, 4, 3, 2]
        let pyramid = try file.load(png.bytes)
        #expect(pyramid.levels[0].colors == png.pixels, "\(width) x \(height) \(isInterlaced)")
        #expect(pyramid.isColor == (color != .gray && color != .grayAlpha))
        #expect(
          try file.loadByLibrary(png.bytes).levels.map(\.bytes) == pyramid.levels.map(\.bytes))
      }
    }
  }

  @Test("each filter, also in the first row, gives the same pixels as libpng", arguments: 0...4)
  func filters(filter: Int) throws {
    for (color, _) in Self.allKinds where color != .palette {
      for width in [1, 2, 3, 4, 5, 64] {
        var png = WrittenPNG(color, bitDepth: 8, width: width, height: 5)
        png.filters = [UInt8(filter)]
        png.pieceBytes = 50
        try file.put(png.bytes)
        #expect(FastPNG(try PictureSource(file.url).contents()) != nil)
        #expect(try file.load(png.bytes).levels[0].colors == png.pixels)
        #expect(try file.loadByLibrary(png.bytes).levels[0].colors == png.pixels)
      }
    }
  }

  @Test("transparent colors and palette entries become black")
  func transparency() throws {
    var gray = WrittenPNG(.gray, bitDepth: 4, width: 9, height: 9)
    gray.transparency = [0, 7]
    var rgb = WrittenPNG(.rgb, bitDepth: 8, width: 9, height: 9)
    rgb.transparency = rgb.samples.prefix(3).flatMap { [0, UInt8($0)] }
    var palette = WrittenPNG(.palette, bitDepth: 2, width: 9, height: 9)
    palette.transparency = [0, 128, 255]
    for png in [gray, rgb, palette] {
      #expect(try file.load(png.bytes).levels[0].colors == png.pixels)
      var interlaced = png
      interlaced.isInterlaced = true
      #expect(try file.load(interlaced.bytes).levels[0].colors == png.pixels)
    }
    #expect(rgb.pixels[0] == 0)
  }

  @Test("gamma, profiles and texts do not change pixels, even if they are damaged")
  func otherChunks() throws {
    var png = WrittenPNG(.rgb, bitDepth: 8, width: 7, height: 5)
    let pixels = png.pixels
    png.otherChunks =
      WrittenPNG.chunk("gAMA", WrittenPNG.number(200_000))
      + WrittenPNG.chunk("zTXt", Array("name\0\0no zlib stream".utf8))
      + WrittenPNG.chunk("iCCP", Array("name\0\0no zlib stream".utf8))
    #expect(try file.load(png.bytes).levels[0].colors == pixels)
    png.otherChunks = WrittenPNG.chunk("tEXt", Array("Comment\0abc".utf8))
    png.otherChunks[png.otherChunks.count - 1] ^= 1
    #expect(try file.load(png.bytes).levels[0].colors == pixels)
  }

  @Test("large pictures with alpha are the same in both decoders, and decoding can be cancelled")
  func alphaInPlace() throws {
    for color in [PNGHeader.ColorType.rgba, .grayAlpha, .rgb] {
      var png = WrittenPNG(color, bitDepth: 8, width: 301, height: 403)
      png.filters = [4, 3, 2, 1]
      if color == .rgba {
        // Opaque rows are processed by other code.
        for pixel in 0..<(301 * 200) { png.samples[4 * pixel + 3] = 255 }
      }
      let bytes = png.bytes
      let pyramid = try file.load(bytes)
      #expect(pyramid.levels[0].colors == png.pixels)
      #expect(try file.loadByLibrary(bytes).levels.map(\.bytes) == pyramid.levels.map(\.bytes))
      for limit in [0, 1, 5] {
        var calls = 0
        let isCancelled = {
          calls += 1
          return calls > limit
        }
        #expect(try PicturePyramid.load(file.url, isCancelled: isCancelled) == nil)
        #expect(calls == limit + 1)
      }
    }
  }

  @Test(
    "screenshots and key frames of the shared material", .enabled(if: SharedMaterial.isExpected))
  func sharedPictures() throws {
    let root = SharedMaterial.root.appending(path: "data")
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".png") }
    #expect(paths.count >= 3)
    for path in paths {
      let url = root.appending(path: path)
      let facts = try PictureFacts(contentsOf: url)
      let pyramid = try #require(try PicturePyramid.load(url))
      #expect((pyramid.width, pyramid.height) == (facts.width, facts.height))
      let bytes = [UInt8](try Data(contentsOf: url))
      #expect(try file.loadByLibrary(bytes).levels.map(\.bytes) == pyramid.levels.map(\.bytes))
    }
  }

  @Test("pictures have the pixels that Pillow reads", .enabled(if: Python.having("PIL") != nil))
  func pillow() throws {
    let python = try #require(Python.having("PIL"))
    let script = """
      import sys
      from PIL import Image
      sys.stdout.write(Image.open(sys.argv[1]).convert("RGB").tobytes().hex())
      """
    for (color, depth) in [(PNGHeader.ColorType.rgb, 8), (.gray, 8), (.palette, 4)] {
      let png = WrittenPNG(color, bitDepth: depth, width: 12, height: 10)
      try file.put(png.bytes)
      let output = try python.run(script, arguments: [file.url.path]).output
      let colors = png.pixels.flatMap { [$0 >> 16, $0 >> 8 & 0xFF, $0 & 0xFF] }
      #expect(output == colors.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
  }
}
