import CPictures

/// Loops over pixels that are written in C. Callers must pass pointers to as many bytes as the counts say.
package enum PictureKernels {
  /// The maximum number of samples in a span.
  package static let maximumSamples = 16
  /// The sum of all weights of a span.
  package static let totalWeight = 128
  /// The number of sums behind the last one that `drawRow` may read.
  package static let padding = 16

  /// The samples of a dot along a row or a column, and their weights.
  package struct Span: Equatable {
    fileprivate(set) var value: picture_span

    /// The span of a dot outside of the picture.
    package static let outside = Span(start: -1, weights: [])

    /// The samples from `start` on, one for each of `weights`. The sum of `weights` is `totalWeight`.
    package init(start: Int, weights: [Int]) {
      precondition(weights.count <= maximumSamples)
      value = picture_span()
      value.start = Int32(start)
      value.count = Int32(weights.count)
      withUnsafeMutableBytes(of: &value.weights) { bytes in
        let stored = bytes.bindMemory(to: Int16.self)
        for (index, weight) in weights.enumerated() { stored[index] = Int16(weight) }
      }
    }

    /// Whether the dot is outside of the picture.
    package var isOutside: Bool { value.start < 0 }
    /// The samples with weights.
    package var samples: Range<Int> { Int(value.start)..<Int(value.start + value.count) }

    package static func == (a: Span, b: Span) -> Bool {
      withUnsafeBytes(of: a.value) { first in
        withUnsafeBytes(of: b.value) { first.elementsEqual($0) }
      }
    }
  }

  /// Undoes the PNG filter `filter` on a row of `count` bytes; `above` is the row above. Returns false if the filter is
  /// unknown.
  package static func unfilter(
    _ filter: UInt8, row: UnsafeMutablePointer<UInt8>, above: UnsafePointer<UInt8>?, count: Int,
    bytesPerPixel: Int
  ) -> Bool {
    picture_unfilter(filter, row, above, count, bytesPerPixel)
  }

  /// Composites `count` pixels with `channels` channels (2 or 4) on black, and writes them without alpha to `target`,
  /// which may be equal to `source` or before it.
  package static func flatten(
    _ source: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>, count: Int,
    channels: Int
  ) {
    picture_flatten(source, target, count, UInt32(channels))
  }

  /// Averages blocks of 2 x 2 pixels: makes a row of (`width` + 1) / 2 pixels from two rows of `width` pixels.
  package static func halve(
    _ upper: UnsafePointer<UInt8>, _ lower: UnsafePointer<UInt8>,
    into target: UnsafeMutablePointer<UInt8>, width: Int, channels: Int
  ) {
    picture_halve(upper, lower, target, width, UInt32(channels))
  }

  /// For `count` bytes from `column` on, multiplies the rows in `span` by their weights, and writes the sums to `sums`.
  package static func weighRows(
    _ pixels: UnsafePointer<UInt8>, stride: Int, span: Span, column: Int, count: Int,
    into sums: UnsafeMutablePointer<UInt16>
  ) {
    withUnsafePointer(to: span.value) {
      picture_weigh_rows(pixels, stride, $0, column, count, sums)
    }
  }

  /// Draws a row of dots from `sums`, which begin with pixel `first`. Dots outside of the picture become `outside`.
  package static func drawRow(
    _ sums: UnsafePointer<UInt16>, first: Int, channels: Int,
    spans: UnsafeBufferPointer<Span>, outside: UInt32, into dots: UnsafeMutablePointer<UInt32>
  ) {
    guard let start = spans.baseAddress else { return }
    start.withMemoryRebound(to: picture_span.self, capacity: spans.count) {
      picture_draw_row(sums, Int32(first), UInt32(channels), $0, spans.count, outside, dots)
    }
  }
}
