/// A part of a picture in a bounded number of dots, to search for an object in.
package struct PictureExcerpt: Sendable, Hashable {
  /// The most dots along an axis.
  private static let mostDots = 384.0
  /// The part around a box on each side, as a multiple of the box, and the fewest pixels of it.
  private static let (margin, fewest) = (0.9, 12.0)

  /// The part of the picture, in its pixels.
  package let area: PixelArea
  /// The dots: at most one per pixel.
  package let raster: PixelRaster

  /// The surroundings of `box`, in pixels of `picture`; nil if they are outside of it.
  package init?(around box: PixelArea, in picture: PicturePyramid) {
    let (across, down) = (
      max(Self.fewest, Self.margin * box.width), max(Self.fewest, Self.margin * box.height)
    )
    self.init(
      PixelArea(
        columns: (box.columns.lowerBound - across)..<(box.columns.upperBound + across),
        rows: (box.rows.lowerBound - down)..<(box.rows.upperBound + down)),
      of: picture)
  }

  /// The excerpts around a pixel, in the order of their sizes: each is twice as wide and high as the one before.
  package static func around(
    column: Double, row: Double, in picture: PicturePyramid
  ) -> [PictureExcerpt] {
    var excerpts: [PictureExcerpt] = []
    var reach = 16.0
    while excerpts.last?.isWhole(picture) != true {
      let area = PixelArea(
        columns: (column - reach)..<(column + reach), rows: (row - reach)..<(row + reach))
      guard let excerpt = PictureExcerpt(area, of: picture) else { break }
      excerpts.append(excerpt)
      reach *= 2
    }
    return excerpts
  }

  private init?(_ wanted: PixelArea, of picture: PicturePyramid) {
    func whole(_ range: Range<Double>, _ size: Int) -> Range<Double> {
      let limit = Double(size)
      let lower = max(0, min(limit, range.lowerBound.rounded(.down)))
      return lower..<max(lower, min(limit, range.upperBound.rounded(.up)))
    }
    area = PixelArea(
      columns: whole(wanted.columns, picture.width), rows: whole(wanted.rows, picture.height))
    guard area.width >= 1, area.height >= 1 else { return nil }
    raster = picture.pixels(
      columns: area.columns, rows: area.rows, width: Int(min(area.width, Self.mostDots)),
      height: Int(min(area.height, Self.mostDots)))
  }

  private func isWhole(_ picture: PicturePyramid) -> Bool {
    area.width >= Double(picture.width) && area.height >= Double(picture.height)
  }

  /// The pixels of a rectangle of dots.
  func pixels(_ dots: DotArea) -> PixelArea {
    let (width, height) = (
      area.width / Double(raster.width), area.height / Double(raster.height)
    )
    let (left, top) = (area.columns.lowerBound, area.rows.lowerBound)
    func edge(_ start: Double, _ dot: Int, _ size: Double) -> Double {
      (start + Double(dot) * size).rounded()
    }
    let first = edge(left, dots.columns.lowerBound, width)
    let upper = edge(top, dots.rows.lowerBound, height)
    return PixelArea(
      columns: first..<max(first + 1, edge(left, dots.columns.upperBound, width)),
      rows: upper..<max(upper + 1, edge(top, dots.rows.upperBound, height)))
  }

  /// The dot that shows a pixel, clipped to the excerpt.
  func dot(column: Double, row: Double) -> (column: Int, row: Int) {
    let across = (column - area.columns.lowerBound) / area.width * Double(raster.width)
    let down = (row - area.rows.lowerBound) / area.height * Double(raster.height)
    return (
      Int(max(0, min(Double(raster.width - 1), across))),
      Int(max(0, min(Double(raster.height - 1), down)))
    )
  }
}
