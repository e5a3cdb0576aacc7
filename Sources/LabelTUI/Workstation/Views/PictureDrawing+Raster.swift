import Imaging
import TerminalKit

/// Pictures in full color.
extension PictureDrawing {
  /// The number of dots of a color picture in `rect`; dots are pixels if the format draws pixels.
  func rasterSize(of rect: Rect) -> Size {
    guard let cellSize = format.cellSize else { return size(of: rect) }
    return Size(width: rect.width * cellSize.width, height: rect.height * cellSize.height)
  }

  /// Draws `raster`, which has the size `rasterSize`, into the cells of `rect`, and emphasizes the cells
  /// `lit`.
  ///
  /// - Parameter colors: the picture's colors, for pixels and for cells in direct color.
  func draw(
    _ raster: consuming PixelRaster, colors: PictureColors, in rect: Rect,
    lit: [CellGrid.Position] = [],
    on grid: inout CellGrid
  ) {
    guard !rect.isEmpty, raster.width >= rect.width, raster.height >= rect.height else { return }
    let lit = lit.filter { rect.contains(column: $0.column, row: $0.row) }
    // In direct color, it is enough to emphasize the two colors of a cell. Otherwise dots must be emphasized
    // before they are dithered.
    let areCellsLit = format.cellSize == nil && palette.colorClass == .direct
    if !areCellsLit { raster.emphasize(lit, in: rect) }
    if let graphics = format.style.graphics, let cellSize = format.cellSize {
      drawPixels(raster, graphics, cellSize, colors: colors, in: rect, on: &grid)
    } else {
      RasterCells(
        raster: raster, format: format, colorClass: palette.colorClass,
        background: palette.background, colors: colors.colors, holdsColors: colors.isApproximate
      ).draw(in: rect, on: &grid)
    }
    if areCellsLit {
      for place in lit { emphasize(place, on: &grid) }
    }
  }

  private func emphasize(_ place: CellGrid.Position, on grid: inout CellGrid) {
    func emphasized(_ color: Color) -> Color {
      color.rgb.map { .rgb(Color.emphasized($0)) } ?? color
    }
    guard grid.bounds.contains(column: place.column, row: place.row) else { return }
    let cell = grid[place.column, place.row]
    grid[place.column, place.row].foreground = emphasized(cell.foreground)
    grid[place.column, place.row].background = emphasized(cell.background)
  }

  /// Draws pixels. Cells outside of the picture stay blank. Dots outside of it in cells at its edge are black
  /// or white, like the screen.
  private func drawPixels(
    _ raster: PixelRaster, _ graphics: PixelPicture.Graphics, _ cellSize: PixelSize,
    colors: PictureColors, in rect: Rect, on grid: inout CellGrid
  ) {
    let size = PixelSize(width: raster.width, height: raster.height)
    let image = colors.image(
      of: raster.pixels, size: size, rest: palette.background == .dark ? 0 : 0xFF_FFFF)
    grid.picture = PixelPicture(graphics: graphics, place: rect, cellSize: cellSize, image: image)
    let cell = Size(width: cellSize.width, height: cellSize.height)
    for row in rect.rows {
      for column in rect.columns {
        let isOutside = raster.isOutside(
          columns: cell.columns(of: column - rect.column), rows: cell.rows(of: row - rect.row))
        grid[column, row] = isOutside ? .blank : PixelPicture.cell
      }
    }
  }
}

extension Size {
  /// The columns of dots in cell `index` of a row, when a cell has this size.
  fileprivate func columns(of index: Int) -> Range<Int> { (index * width)..<((index + 1) * width) }
  /// The rows of dots in cell `index` of a column.
  fileprivate func rows(of index: Int) -> Range<Int> { (index * height)..<((index + 1) * height) }
}

extension PixelRaster {
  /// Emphasizes the dots of `cells`, if the raster fills `rect`.
  fileprivate mutating func emphasize(_ cells: [CellGrid.Position], in rect: Rect) {
    let cell = Size(width: width / rect.width, height: height / rect.height)
    for place in cells {
      emphasize(
        columns: cell.columns(of: place.column - rect.column),
        rows: cell.rows(of: place.row - rect.row))
    }
  }

  /// Emphasizes the dots of a rectangle, which must lie within the raster.
  private mutating func emphasize(columns: Range<Int>, rows: Range<Int>) {
    for row in rows {
      for index in (row * width + columns.lowerBound)..<(row * width + columns.upperBound)
      where pixels[index] != Self.outside { pixels[index] = Color.emphasized(pixels[index]) }
    }
  }

  /// Whether all dots of a rectangle, which must lie within the raster, are outside of the picture.
  fileprivate func isOutside(columns: Range<Int>, rows: Range<Int>) -> Bool {
    rows.allSatisfy { row in
      columns.allSatisfy { pixels[row * width + $0] == Self.outside }
    }
  }
}
