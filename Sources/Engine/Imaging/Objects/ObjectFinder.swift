/// Finds objects in pictures: what differs in color from the background around it.
package enum ObjectFinder {
  /// The least overlap of a box with the object that it means, and that from which nothing else is considered.
  private static let (least, certain) = (0.2, 0.35)
  /// The share of a part that is in the box, if the box means several parts.
  private static let inside = 0.7
  /// The fewest dots of an object, and the distance in dots from which a point still means it.
  private static let (fewestDots, near) = (6, 2)

  /// The object that `box` means, in pixels; nil if nothing stands out there. `excerpt` are the surroundings of the box.
  package static func object(like box: PixelArea, in excerpt: PictureExcerpt) -> PixelArea? {
    let parts = objects(in: excerpt).map(excerpt.pixels)
    if let best = parts.max(by: { $0.overlap(with: box) < $1.overlap(with: box) }) {
      if best.overlap(with: box) >= certain { return best }
      let all = parts.filter { $0.share(in: box) >= inside }.reduce(best) { $0.union($1) }
      if all.overlap(with: box) >= least { return all }
    }
    return StraightEdges(excerpt).area(near: box)
  }

  /// The object at a pixel: in the smallest of `excerpts` in which it stands out as a whole.
  package static func object(
    column: Double, row: Double, in excerpts: [PictureExcerpt]
  ) -> PixelArea? {
    for excerpt in excerpts {
      let dot = excerpt.dot(column: column, row: row)
      let found = objects(in: excerpt).filter { object in
        (object.columns.lowerBound - near..<object.columns.upperBound + near).contains(dot.column)
          && (object.rows.lowerBound - near..<object.rows.upperBound + near).contains(dot.row)
          && !object.touchesEdge(width: excerpt.raster.width, height: excerpt.raster.height)
      }
      if let object = found.max(by: { $0.dots < $1.dots }) { return excerpt.pixels(object) }
    }
    return nil
  }

  /// The rectangles around connected dots that are not background.
  private static func objects(in excerpt: PictureExcerpt) -> [DotArea] {
    let raster = excerpt.raster
    let background = BackgroundColors(raster)
    var isOpen = raster.pixels.map(background.isObject)
    var found: [DotArea] = []
    var stack: [Int] = []
    for start in isOpen.indices where isOpen[start] {
      let (left, top) = (start % raster.width, start / raster.width)
      var area = DotArea(columns: left..<left, rows: top..<top, dots: 0)
      stack.append(start)
      isOpen[start] = false
      while let place = stack.popLast() {
        let (column, row) = (place % raster.width, place / raster.width)
        area.add(column: column, row: row)
        for y in max(0, row - 1)..<min(raster.height, row + 2) {
          for x in max(0, column - 1)..<min(raster.width, column + 2)
          where isOpen[y * raster.width + x] {
            isOpen[y * raster.width + x] = false
            stack.append(y * raster.width + x)
          }
        }
      }
      if area.dots >= fewestDots { found.append(area) }
    }
    return found
  }
}

extension DotArea {
  /// Adds a dot of the object.
  fileprivate mutating func add(column: Int, row: Int) {
    columns = min(columns.lowerBound, column)..<max(columns.upperBound, column + 1)
    rows = min(rows.lowerBound, row)..<max(rows.upperBound, row + 1)
    dots += 1
  }
}
