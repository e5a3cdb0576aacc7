import CPictures

/// The loops over pixels that are written in C. Callers give pointers to as many bytes as the counts say.
package enum PictureKernels {
  /// The most samples that a span may have.
  package static let maximumSamples = 16
  /// The sum of a span's weights.
  package static let totalWeight = 128
  /// Sums behind the last one that `drawRow` may read.
  package static let padding = 16

  /// The share of samples in one dot, along a row or a column.
  package struct Span: Equatable {
    fileprivate(set) var value: picture_span

    /// A dot outside the picture.
    package static let outside = Span(start: -1, weights: [])

    /// Samples from `start` on with `weights` that sum up to `totalWeight`.
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

    package var isOutside: Bool { value.start < 0 }
    /// The samples that count.
    package var samples: Range<Int> { Int(value.start)..<Int(value.start + value.count) }

    package static func == (a: Span, b: Span) -> Bool {
      withUnsafeBytes(of: a.value) { first in
        withUnsafeBytes(of: b.value) { first.elementsEqual($0) }
      }
    }
  }

  /// Undoes a PNG filter on one row of `count` bytes; false for an unknown filter.
  package static func unfilter(
    _ filter: UInt8, row: UnsafeMutablePointer<UInt8>, above: UnsafePointer<UInt8>?, count: Int,
    bytesPerPixel: Int
  ) -> Bool {
    picture_unfilter(filter, row, above, count, bytesPerPixel)
  }

  /// Composites `count` pixels of `channels` (2 or 4) on black and drops the alpha; `target` may be `source` or before it.
  package static func flatten(
    _ source: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>, count: Int,
    channels: Int
  ) {
    picture_flatten(source, target, count, UInt32(channels))
  }

  /// Averages two rows of `width` pixels in blocks of 2 x 2 to one of (width + 1) / 2.
  package static func halve(
    _ upper: UnsafePointer<UInt8>, _ lower: UnsafePointer<UInt8>,
    into target: UnsafeMutablePointer<UInt8>, width: Int, channels: Int
  ) {
    picture_halve(upper, lower, target, width, UInt32(channels))
  }

  /// Weighs `count` bytes from `column` on of the rows in `span` into `sums`.
  package static func weighRows(
    _ pixels: UnsafePointer<UInt8>, stride: Int, span: Span, column: Int, count: Int,
    into sums: UnsafeMutablePointer<UInt16>
  ) {
    withUnsafePointer(to: span.value) {
      picture_weigh_rows(pixels, stride, $0, column, count, sums)
    }
  }

  /// Draws one row of dots from `sums`, which begin with pixel `first`.
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
