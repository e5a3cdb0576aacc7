import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Libraries

@Suite("Picture pyramids")
struct PicturePyramidTests {
  static let sizes = [(1, 1), (1, 7), (9, 1), (16, 16), (37, 53), (1201, 5), (3, 1030), (640, 333)]

  @Test("each level is the average of the next finer level", arguments: sizes)
  func levels(width: Int, height: Int) throws {
    let file = try PictureFile()
    for color in [PNGHeader.ColorType.gray, .rgb] {
      let png = WrittenPNG(color, bitDepth: 8, width: width, height: height)
      let pyramid = try file.load(png.bytes)
      let last = try #require(pyramid.levels.last)
      #expect((last.width, last.height) == (1, 1))
      for (finer, coarser) in zip(pyramid.levels, pyramid.levels.dropFirst()) {
        #expect(coarser.bytes == Self.halved(finer))
      }
      #expect(pyramid.bytes < (width + 4) * (height + 4) * color.channels * 4 / 3 + 100)
    }
  }

  @Test("the levels are the same without a thread, and for any batches of rows")
  func threads() throws {
    let png = WrittenPNG(.rgb, bitDepth: 8, width: 101, height: 67)
    let expected = try PictureFile().load(png.bytes).levels.map(\.bytes)
    var generator = SeededGenerator(seed: 5)
    for hasThread in [true, false] {
      let memory = try #require(PixelMemory(count: 101 * 67 * 3))
      let picture = PyramidLevel(width: 101, height: 67, channels: 3, memory: memory)
      let builder = try #require(PyramidBuilder(picture))
      builder.start { work throws(ThreadError) in
        guard hasThread else { throw ThreadError.cannotStart(code: 11) }
        try OwnThread.start(work)
      }
      var row = 0
      while row < 67 {
        let end = min(67, row + Int.random(in: 0...9, using: &generator))
        for index in (row * 303)..<(end * 303) { picture.rows[index] = UInt8(png.samples[index]) }
        builder.advance(to: end)
        row = end
      }
      builder.finish()
      #expect(builder.levels.map(\.bytes) == expected)
    }
  }

  @Test("a color picture of 4096 x 4096 takes less than 75 MB with all levels")
  func size() throws {
    let memory = try #require(PixelMemory(count: 4096 * 4096 * 3))
    let picture = PyramidLevel(width: 4096, height: 4096, channels: 3, memory: memory)
    let builder = try #require(PyramidBuilder(picture))
    #expect(PicturePyramid(levels: builder.levels).bytes < 75_000_000)
  }

  @Test("large memory is a temporary file, and memory keeps its content when it shrinks")
  func memory() throws {
    let small = try #require(PixelMemory(count: 100_000))
    #expect(!small.isFile)
    small.bytes.storeBytes(of: 7, as: UInt8.self)
    small.shrink(to: 10)
    #expect(small.count == 10 && small.bytes.load(as: UInt8.self) == 7)
    let large = try #require(PixelMemory(count: PixelMemory.anonymousLimit + 5))
    #expect(large.isFile)
    let last = large.bytes + (large.count - 1)
    #expect(last.load(as: UInt8.self) == 0)
    last.storeBytes(of: 9, as: UInt8.self)
    #expect(last.load(as: UInt8.self) == 9)
  }

  @Test("pixels have colors, and positions outside of the picture have none")
  func color() throws {
    let png = WrittenPNG(.rgb, bitDepth: 8, width: 5, height: 3)
    let pyramid = try PictureFile().load(png.bytes)
    for row in -1...3 {
      for column in -1...5 {
        let isInside = (0..<3).contains(row) && (0..<5).contains(column)
        #expect(
          pyramid.color(column: column, row: row)
            == (isInside ? png.pixels[row * 5 + column] : nil))
      }
    }
  }

  /// The averages of 2 x 2 pixels. If the width or height is odd, the last column or row counts twice.
  private static func halved(_ level: PyramidLevel) -> [UInt8] {
    let (bytes, channels) = (level.bytes, level.channels)
    func value(_ column: Int, _ row: Int, _ channel: Int) -> Int {
      let (x, y) = (min(column, level.width - 1), min(row, level.height - 1))
      return Int(bytes[(y * level.width + x) * channels + channel])
    }
    var halved: [UInt8] = []
    for row in 0..<((level.height + 1) / 2) {
      for column in 0..<((level.width + 1) / 2) {
        for channel in 0..<channels {
          let upper =
            value(2 * column, 2 * row, channel) + value(2 * column + 1, 2 * row, channel)
          let lower =
            value(2 * column, 2 * row + 1, channel) + value(2 * column + 1, 2 * row + 1, channel)
          halved.append(UInt8((upper + lower + 2) / 4))
        }
      }
    }
    return halved
  }
}
