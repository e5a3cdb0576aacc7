import Foundation
import TestSupport
import Testing

@testable import Foundations
@testable import Imaging
@testable import Libraries

@Suite("Parts of pictures in dots")
struct PictureSamplingTests {
  let gray: PicturePyramid
  let color: PicturePyramid

  init() throws {
    let file = try PictureFile()
    gray = try file.load(WrittenPNG(.gray, bitDepth: 8, width: 97, height: 61).bytes)
    color = try file.load(WrittenPNG(.rgb, bitDepth: 8, width: 97, height: 61).bytes)
  }

  @Test("with one dot per pixel, the dots are the pixels")
  func whole() {
    for pyramid in [gray, color] {
      let raster = pyramid.pixels(columns: 0..<97, rows: 0..<61, width: 97, height: 61)
      #expect(raster.pixels == pyramid.levels[0].colors)
    }
  }

  @Test("magnified, each pixel is a sharp square, and dots outside of the picture are marked")
  func magnified() {
    for pyramid in [gray, color] {
      let raster = pyramid.pixels(columns: -1..<4, rows: 58..<63, width: 35, height: 20)
      for row in 0..<20 {
        for column in 0..<35 {
          let pixel = pyramid.color(column: column / 7 - 1, row: 58 + row / 4)
          #expect(raster.pixels[row * 35 + column] == pixel ?? PixelRaster.outside)
        }
      }
    }
  }

  @Test("minified by a power of two, dots are the pixels of that level")
  func levels() {
    for pyramid in [gray, color] {
      for level in 1...3 {
        let (side, picture) = (1 << level, pyramid.levels[level])
        let raster = pyramid.pixels(
          columns: 0..<Double(picture.width * side), rows: 0..<Double(picture.height * side),
          width: picture.width, height: picture.height)
        let isInside = { (dot: Int, size: Int) in
          Double(dot * side) + Double(side) / 2 < Double(size)
        }
        for (index, dot) in raster.pixels.enumerated() {
          let inside =
            isInside(index % picture.width, 97) && isInside(index / picture.width, 61)
          #expect(dot == (inside ? picture.colors[index] : PixelRaster.outside))
        }
      }
    }
  }

  @Test("in any part at any scale, a dot is the average over its area", arguments: 0..<40)
  func averages(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let columns = Self.range(97, &generator)
    let rows = Self.range(61, &generator)
    let (width, height) = (
      Int.random(in: 1...60, using: &generator), Int.random(in: 1...40, using: &generator)
    )
    for pyramid in [gray, color] {
      let raster = pyramid.pixels(columns: columns, rows: rows, width: width, height: height)
      let naive = NaiveSampling(pyramid, columns, rows, width, height)
      for row in 0..<height {
        for column in 0..<width {
          let dot = raster.pixels[row * width + column]
          guard let expected = naive.color(column, row) else {
            #expect(dot == PixelRaster.outside)
            continue
          }
          let found = [dot >> 16, dot >> 8 & 0xFF, dot & 0xFF].map(Double.init)
          // The difference comes from weights that are rounded to 1/128.
          #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 4.5 }, "\(found) \(expected)")
        }
      }
    }
  }

  @Test("a dot is the average of one to two samples per axis")
  func levelChoice() {
    for dots in 1...200 {
      let axis = SamplingAxis(range: 0..<4096, dots: dots, size: 4096)
      let level = SamplingAxis.level(axis, axis, count: 13)
      let perDot = Double(4096 >> level) / Double(dots)
      #expect((1..<2).contains(perDot))
    }
    // If the scales of the axes differ, spans do not exceed their limit.
    for dots in [1, 3, 17, 400] {
      let (a, b) = (
        SamplingAxis(range: 0..<5000, dots: dots, size: 5000),
        SamplingAxis(range: 0..<5000, dots: 1000, size: 5000)
      )
      let level = SamplingAxis.level(a, b, count: 14)
      let spans = a.spans(level: level, samples: (5000 + (1 << level) - 1) >> level)
      #expect(spans.allSatisfy { $0.samples.count <= PictureKernels.maximumSamples })
    }
  }

  @Test("ranges that are empty, infinite or far away give only dots outside of the picture")
  func strangeRanges() {
    for range in [
      0..<0, -Double.infinity..<Double.infinity, 0..<Double.infinity, 1e300..<1e301,
      -1e18..<(-1e17), 97.5..<98,
    ] {
      let raster = color.pixels(columns: range, rows: 0..<61, width: 7, height: 5)
      #expect(raster == PixelRaster(width: 7, height: 5))
    }
    let far = color.pixels(columns: -1e15..<1e15, rows: -1e15..<1e15, width: 3, height: 3)
    #expect(far.pixels.count == 9)
    #expect(far.pixels.dropLast().allSatisfy { $0 == PixelRaster.outside || $0 <= 0xFFFFFF })
    let tiny = color.pixels(
      columns: 5..<(5.0.nextUp), rows: 5..<(5.0.nextUp), width: 2, height: 2)
    #expect(tiny.pixels == [UInt32](repeating: color.color(column: 5, row: 5)!, count: 4))
    #expect(color.pixels(columns: 0..<9, rows: 0..<9, width: 0, height: 3).pixels.isEmpty)
  }

  private static func range(_ size: Double, _ generator: inout SeededGenerator) -> Range<Double> {
    let start = Double.random(in: -20...size, using: &generator)
    return start..<(start + .random(in: 0.5...(1.5 * size), using: &generator))
  }
}

/// The definition of `PicturePyramid.pixels`, computed slowly in floating point.
private struct NaiveSampling {
  let level: PyramidLevel
  let scale: Double
  let sizes: (columns: Double, rows: Double)
  let ranges: (columns: Range<Double>, rows: Range<Double>)
  let dots: (columns: Int, rows: Int)
  let bytes: [UInt8]

  init(
    _ pyramid: PicturePyramid, _ columns: Range<Double>, _ rows: Range<Double>, _ width: Int,
    _ height: Int
  ) {
    let steps = [
      (columns.upperBound - columns.lowerBound) / Double(width),
      (rows.upperBound - rows.lowerBound) / Double(height),
    ]
    var index = 0
    while index < pyramid.levels.count - 1,
      steps.min()! / Double(1 << index) >= 2 || steps.max()! / Double(1 << index) > 14
    { index += 1 }
    level = pyramid.levels[index]
    scale = Double(1 << index)
    sizes = (Double(pyramid.width), Double(pyramid.height))
    ranges = (columns, rows)
    dots = (width, height)
    bytes = level.bytes
  }

  /// Red, green and blue of a dot, 0...255; nil if it is outside of the picture.
  func color(_ column: Int, _ row: Int) -> [Double]? {
    guard let x = weights(column, ranges.columns, dots.columns, sizes.columns, level.width),
      let y = weights(row, ranges.rows, dots.rows, sizes.rows, level.height)
    else { return nil }
    var sums = [0.0, 0.0, 0.0]
    for (sampleRow, down) in y {
      for (sampleColumn, across) in x {
        let start = (sampleRow * level.width + sampleColumn) * level.channels
        for channel in 0..<3 {
          sums[channel] += down * across * Double(bytes[start + min(channel, level.channels - 1)])
        }
      }
    }
    return sums
  }

  private func weights(
    _ dot: Int, _ range: Range<Double>, _ dots: Int, _ size: Double, _ samples: Int
  ) -> [(sample: Int, weight: Double)]? {
    let width = range.upperBound - range.lowerBound
    let start = (range.lowerBound + width * Double(dot) / Double(dots)) / scale
    let end = (range.lowerBound + width * Double(dot + 1) / Double(dots)) / scale
    let center = (start + end) / 2
    guard center >= 0, center < size / scale else { return nil }
    if width / Double(dots) / scale <= 1 { return [(Int(center), 1)] }
    let (from, to) = (max(0, start), min(size / scale, end))
    return (0..<samples).compactMap { sample in
      let shared = min(to, Double(sample + 1)) - max(from, Double(sample))
      return shared > 0 ? (sample, shared / (to - from)) : nil
    }
  }
}
