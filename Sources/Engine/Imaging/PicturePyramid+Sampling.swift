import Libraries

extension PicturePyramid {
  /// Draws the part of the picture inside `columns` and `rows` in `width` x `height` dots. The edges are in pixels of
  /// the picture. They may be between pixels and outside of the picture.
  ///
  /// A dot whose center is outside of the picture is `PixelRaster.outside`. If a dot is not larger than a pixel, it has
  /// the color of the pixel at its center, so that pixels are sharp squares. Otherwise it has the average color of its
  /// area, computed from the coarsest level with at least one pixel per dot in columns and in rows. If columns and rows
  /// are scaled very differently, a coarser level is used, and the direction with the smaller scale loses details.
  package func pixels(
    columns: Range<Double>, rows: Range<Double>, width: Int, height: Int
  ) -> PixelRaster {
    var raster = PixelRaster(width: width, height: height)
    guard width > 0, height > 0 else { return raster }
    let across = SamplingAxis(range: columns, dots: width, size: self.width)
    let down = SamplingAxis(range: rows, dots: height, size: self.height)
    guard across.isValid, down.isValid else { return raster }
    let level = SamplingAxis.level(across, down, count: levels.count)
    levels[level].draw(
      across.spans(level: level, samples: levels[level].width),
      down.spans(level: level, samples: levels[level].height), into: &raster)
    return raster
  }
}

extension PyramidLevel {
  /// Draws one dot for each pair of spans. For each row of dots, the rows of pixels are added up first, once for all
  /// dots.
  fileprivate func draw(
    _ columns: [PictureKernels.Span], _ rows: [PictureKernels.Span], into raster: inout PixelRaster
  ) {
    guard let first = columns.first(where: { !$0.isOutside })?.samples.lowerBound,
      let end = columns.last(where: { !$0.isOutside })?.samples.upperBound
    else { return }
    let (width, count) = (raster.width, (end - first) * channels)
    withUnsafeTemporaryAllocation(
      of: UInt16.self, capacity: count + PictureKernels.padding
    ) { sums in
      sums.initialize(repeating: 0)
      let sum = sums.baseAddress!
      columns.withUnsafeBufferPointer { columns in
        raster.pixels.withUnsafeMutableBufferPointer { dots in
          var above = PictureKernels.Span.outside
          for (index, span) in rows.enumerated() where !span.isOutside {
            let row = dots.baseAddress! + index * width
            if span == above {
              row.update(from: row - width, count: width)
              continue
            }
            PictureKernels.weighRows(
              self.rows, stride: stride, span: span, column: first * channels, count: count,
              into: sum)
            PictureKernels.drawRow(
              sum, first: first, channels: channels, spans: columns, outside: PixelRaster.outside,
              into: row)
            above = span
          }
        }
      }
    }
  }
}
