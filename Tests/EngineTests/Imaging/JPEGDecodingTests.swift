import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Libraries

@Suite("JPEG pictures")
struct JPEGDecodingTests {
  let file: PictureFile

  init() throws { file = try PictureFile() }

  @Test(
    "gray and color, baseline and progressive", arguments: [1, 3], [false, true])
  func kinds(components: Int, isProgressive: Bool) throws {
    for (width, height) in [(1, 1), (8, 8), (17, 30), (200, 100)] {
      var jpeg = WrittenJPEG(width: width, height: height, components: components)
      jpeg.isProgressive = isProgressive
      let pyramid = try file.load(jpeg.bytes)
      let expected = (0..<(width * height)).map {
        UInt32(jpeg.value(column: $0 % width, row: $0 / width)) * 0x01_0101
      }
      #expect(pyramid.levels[0].colors == expected, "\(width) x \(height)")
      #expect(pyramid.isColor == (components == 3))
      #expect((pyramid.width, pyramid.height) == (width, height))
    }
  }

  @Test("colors are converted as JFIF defines")
  func colors() throws {
    var jpeg = WrittenJPEG(width: 8, height: 8, components: 3)
    jpeg.blocks = [[120], [90], [170]]
    let color = try #require(try file.load(jpeg.bytes).color(column: 3, row: 4))
    let (red, green, blue) = (Double(color >> 16), Double(color >> 8 & 0xFF), Double(color & 0xFF))
    #expect(abs(red - (120 + 1.402 * 42)) <= 1)
    #expect(abs(green - (120 + 0.344136 * 38 - 0.714136 * 42)) <= 1)
    #expect(abs(blue - (120 - 1.772 * 38)) <= 1)
  }

  @Test("the stored orientation is not applied, and previews before the header are skipped")
  func orientation() throws {
    var jpeg = WrittenJPEG(width: 24, height: 8, components: 1)
    // Exif data with orientation 6, which means "rotate by 90 degrees", and two profiles of 64 KB.
    let exif: [UInt8] =
      Array("Exif\0\0II".utf8) + [42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]
      + [0, 0, 0, 0]
    jpeg.segments =
      WrittenJPEG.segment(0xE1, exif)
      + WrittenJPEG.segment(0xE2, [UInt8](repeating: 0xFF, count: 65_000))
      + WrittenJPEG.segment(0xE2, [UInt8](repeating: 0xC0, count: 65_533)) + [0xFF, 0xFF]
    let pyramid = try file.load(jpeg.bytes)
    #expect((pyramid.width, pyramid.height) == (24, 8))
    let facts = try PictureFacts(contentsOf: file.url)
    #expect(
      facts
        == PictureFacts(format: .jpeg, width: 24, height: 8, isColor: false, bitDepth: 8))
  }

  @Test("CMYK, 12 bits and too many scans are refused, and the error names them")
  func unsupported() throws {
    let cmyk = WrittenJPEG(width: 8, height: 8, components: 4).bytes
    var deep = WrittenJPEG(width: 8, height: 8, components: 1).bytes
    deep[try #require(deep.firstIndex(of: 0xC0)) + 3] = 12
    var scans = WrittenJPEG(width: 8, height: 8, components: 1)
    scans.isProgressive = true
    scans.scanCount = 1000
    for (bytes, word) in [(cmyk, "CMYK"), (deep, "12"), (scans.bytes, "scans")] {
      let sentence = try #require(try file.failure(bytes)).description
      #expect(sentence.contains(word) && sentence.contains("not supported"), "\(sentence)")
    }
  }

  @Test("invalid Huffman codes are refused instead of being shown as gray pixels")
  func damage() throws {
    let jpeg = WrittenJPEG(width: 64, height: 64, components: 1)
    var bytes = jpeg.bytes
    // The codes 12 to 15 do not exist.
    for index in (bytes.count - 60)..<(bytes.count - 50) { bytes[index] = 0xEE }
    let error = try #require(try file.failure(bytes))
    guard case .damaged(_, .jpeg, _, 64, _) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("decoding can be cancelled between scans and between rows")
  func cancelling() throws {
    var jpeg = WrittenJPEG(width: 800, height: 800, components: 1)
    for isProgressive in [false, true] {
      jpeg.isProgressive = isProgressive
      try file.put(jpeg.bytes)
      for limit in [0, 1, 3] {
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
}
