import Datasets
import FoundationEssentials
import Foundations
import Radio
import TerminalKit

/// The samples of a review as thumbnails with their boxes and verdicts.
struct ReviewGridView {
  let review: ReviewState
  let state: AppState
  let context: ViewContext

  private var palette: Palette { context.palette }
  private var layout: ReviewGridLayout { state.reviewGrid }

  func draw(on grid: inout CellGrid) {
    let texts = ReviewTexts(review: review, state: state)
    HeaderView(palette: palette).draw(
      "Samples", facts: ["dataset \(VisibleText.of(state.dataset.lastPathComponent))"],
      right: texts.position, in: layout.header, on: &grid)
    if review.rows.isEmpty {
      grid.write(
        texts.placeholder, column: 2, row: 2, limit: state.size.width - 4, foreground: palette.dim)
    }
    let first = layout.first(ofPageWith: review.index)
    for place in 0..<layout.count where review.rows.indices.contains(first + place) {
      draw(
        review.rows[first + place], at: place, isSelected: first + place == review.index, on: &grid)
    }
    StatusView(state: state, context: context).draw(
      readout: texts.readout, status: layout.status, hints: layout.hints, on: &grid)
  }

  private func draw(_ row: SampleRow, at place: Int, isSelected: Bool, on grid: inout CellGrid) {
    let image = layout.image(place)
    if let thumbnail = review.thumbnails[row.key] {
      draw(thumbnail, in: image, on: &grid)
    } else {
      let failure = review.thumbnails.failure(of: row.key)
      grid.write(
        failure == nil ? "Reading…" : "not readable", column: image.column,
        row: image.row + image.height / 2, limit: image.width,
        foreground: failure == nil ? palette.dim : palette.error)
    }
    drawCaption(row, in: layout.caption(place), isSelected: isSelected, on: &grid)
    if isSelected { drawFrame(around: image, on: &grid) }
  }

  /// The verdict, the key and the number of boxes.
  private func drawCaption(
    _ row: SampleRow, in rect: Rect, isSelected: Bool, on grid: inout CellGrid
  ) {
    let background = isSelected ? palette.bar : Color.standard
    let style: Cell.Style = isSelected && !palette.hasColors ? .reverse : []
    grid.fill(rect, with: Cell(" ", background: background, style: style))
    let mark = VerdictMark(row.verdict, palette: palette)
    grid[rect.column, rect.row] = Cell(
      mark.scalar, foreground: mark.color, background: background, style: style)
    let count = "\(row.boxCount)"
    grid.write(
      Self.shortName(of: row, width: rect.width - count.count - 3), column: rect.column + 2,
      row: rect.row, foreground: isSelected ? palette.bright : .standard, background: background,
      style: style.union(isSelected ? palette.bold : []))
    grid.write(
      count, column: rect.columns.upperBound - count.count, row: rect.row, foreground: palette.dim,
      background: background, style: style)
  }

  /// The key; of a picture its classes, which say more than a hash.
  private static func shortName(of row: SampleRow, width: Int) -> String {
    let text: String
    switch row.key {
    case .signal: text = row.key.description
    case .picture(let id):
      text =
        row.classes.isEmpty
        ? "\(id)" : VisibleText.of(row.classes.joined(separator: ", "))
    }
    return text.count > width ? String(text.suffix(max(1, width - 1))).leadingEllipsis : text
  }

  /// Marks the sides of the selected thumbnail.
  private func drawFrame(around image: Rect, on grid: inout CellGrid) {
    for row in image.rows {
      grid[image.column - 1, row] = Cell("▐", foreground: palette.accent)
      grid[image.columns.upperBound, row] = Cell("▌", foreground: palette.accent)
    }
  }

  private func draw(_ thumbnail: Thumbnail, in rect: Rect, on grid: inout CellGrid) {
    let format = state.thumbnailFormat
    let drawing = PictureDrawing(
      format: format, colorMap: context.drawing.colorMap, palette: palette)
    let dots = format.dots
    let size = Size(
      width: min(rect.width, max(1, thumbnail.size.width / dots.width)),
      height: min(rect.height, max(1, thumbnail.size.height / dots.height)))
    let place = Rect(
      column: rect.column + (rect.width - size.width) / 2,
      row: rect.row + (rect.height - size.height) / 2, width: size.width, height: size.height)
    var marks = palette
    switch thumbnail.pixels {
    case .levels(let brightness):
      var pixels = PixelGrid(width: thumbnail.size.width, height: thumbnail.size.height)
      for row in 0..<thumbnail.size.height {
        for column in 0..<thumbnail.size.width {
          let value = Int(brightness[row * thumbnail.size.width + column])
          pixels[column, row] = .level(value * drawing.levelCount / 256)
        }
      }
      drawing.draw(pixels, in: place, on: &grid)
    case .colors(let raster, let colors):
      marks = palette.overColors
      drawing.draw(raster, colors: colors, in: place, on: &grid)
    }
    BoxOutline.draw(
      thumbnail.content.boxes.map { frame(of: $0, of: thumbnail.content, in: place, marks) },
      in: place, on: &grid)
  }

  private func frame(
    of box: ContentBox, of content: SampleContent, in rect: Rect, _ palette: Palette
  ) -> BoxOutline {
    func cells(_ start: Double, _ length: Double, of size: Int, _ count: Int) -> ClosedRange<Int> {
      let scale = Double(count) / Double(max(1, size))
      func cell(_ value: Double) -> Int {
        let place = (value * scale).rounded(.down)
        return place.isFinite ? Int(min(max(0, place), Double(count - 1))) : 0
      }
      let first = cell(start)
      return first...max(first, cell((start + length).nextDown))
    }
    let columns = cells(box.x, box.width, of: content.width, rect.width)
    let rows = cells(box.y, box.height, of: content.height, rect.height)
    return BoxOutline(
      cells: Rect(
        column: columns.lowerBound, row: rows.lowerBound, width: columns.count, height: rows.count),
      color: palette.classColor(state.classes.index(of: box.className)), title: "",
      isHeavy: false, palette: palette)
  }
}

extension String {
  /// The text after an ellipsis.
  fileprivate var leadingEllipsis: String { "…" + self }
}
