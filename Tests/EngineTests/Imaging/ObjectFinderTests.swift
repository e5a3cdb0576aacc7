import Foundation
import Libraries
import TestSupport
import Testing

@testable import Imaging

@Suite("Finding the edges of objects in pictures")
struct ObjectFinderTests {
  /// A picture of 300 x 200 pixels, each of the color that `color` gives.
  private func picture(_ color: (Int, Int) -> UInt32) throws -> PicturePyramid {
    let (width, height) = (300, 200)
    var rows: [UInt8] = []
    for row in 0..<height {
      for column in 0..<width {
        let value = color(column, row)
        rows += [UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
      }
    }
    return try #require(
      rows.withUnsafeBufferPointer {
        PicturePyramid(copying: $0.baseAddress!, stride: 3 * width, width: width, height: height)
      })
  }

  private static let button = PixelArea(columns: 100..<180, rows: 60..<100)

  private func isButton(_ column: Int, _ row: Int) -> Bool {
    Self.button.columns.contains(Double(column)) && Self.button.rows.contains(Double(row))
  }

  private func find(_ box: PixelArea, in picture: PicturePyramid) throws -> PixelArea? {
    ObjectFinder.object(like: box, in: try #require(PictureExcerpt(around: box, in: picture)))
  }

  private static let sloppy = [
    PixelArea(columns: 80..<200, rows: 50..<110), PixelArea(columns: 120..<165, rows: 70..<90),
    PixelArea(columns: 110..<200, rows: 50..<95),
  ]

  @Test("a button on a plain background", arguments: sloppy)
  func button(_ box: PixelArea) throws {
    let picture = try picture { isButton($0, $1) ? 0x3070E0 : 0xF0F0F0 }
    #expect(try find(box, in: picture) == Self.button)
  }

  @Test("a ball on a background with noise", arguments: sloppy)
  func ball(_ box: PixelArea) throws {
    var random = SeededGenerator(seed: 3)
    let picture = try picture { column, row in
      let (x, y) = (Double(column) - 139.5, Double(row) - 79.5)
      let noise = UInt32.random(in: 0..<16, using: &random)
      return x * x / 1600 + y * y / 400 <= 1 ? 0xE0E0E0 : (0x205020 + noise * 0x010101)
    }
    let found = try #require(try find(box, in: picture))
    #expect(found.overlap(with: Self.button) > 0.9, "\(found)")
  }

  @Test("a button with a gradient inside on a colorful background")
  func gradient() throws {
    let picture = try picture { column, row in
      isButton(column, row)
        ? UInt32(200 + (column - 100) / 4) * 0x010101
        : UInt32((column * 7 + row * 13) % 90) << 16 | UInt32((column * 3) % 60)
    }
    let found = try #require(try find(Self.sloppy[0], in: picture))
    #expect(found.overlap(with: Self.button) > 0.9, "\(found)")
  }

  @Test("the object at a point, and none on plain background")
  func point() throws {
    let picture = try picture { isButton($0, $1) ? 0x3070E0 : 0xF0F0F0 }
    func at(_ column: Double, _ row: Double) -> PixelArea? {
      ObjectFinder.object(
        column: column, row: row,
        in: PictureExcerpt.around(column: column, row: row, in: picture))
    }
    #expect(at(140, 80) == Self.button)
    #expect(at(101, 61) == Self.button)
    #expect(at(20, 180) == nil)
  }

  @Test("nothing stands out on a plain background, at edges and outside of the picture")
  func nothing() throws {
    let plain = try picture { _, _ in 0x808080 }
    for box in [
      Self.button, PixelArea(columns: 0..<300, rows: 0..<200),
      PixelArea(columns: 299..<300, rows: 199..<200), PixelArea(columns: 0..<1, rows: 0..<1),
    ] {
      #expect(try find(box, in: plain) == nil)
    }
    #expect(
      PictureExcerpt(around: PixelArea(columns: 900..<950, rows: 0..<10), in: plain) == nil)
    #expect(PictureExcerpt.around(column: 900, row: 900, in: plain).isEmpty)
  }
}
