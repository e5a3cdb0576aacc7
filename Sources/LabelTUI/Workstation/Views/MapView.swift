import Labels
import Radio
import TerminalKit

/// The map: one row with the level of the whole capture, its boxes, and the part that the picture shows.
struct MapView {
  let capture: CaptureState
  let classes: ClassList
  let palette: Palette

  func draw(in rect: Rect, on grid: inout CellGrid) {
    grid.write("file", column: rect.column - 6, row: rect.row, foreground: palette.dim)
    grid[rect.column - 1, rect.row] = Cell("│", foreground: palette.dim)
    let scale = MapScale(sampleCount: capture.capture.sampleCount, width: rect.width)
    let view = scale.columns(of: capture.viewport.x)
    let boxes = boxColors(scale)
    let range = range
    for column in 0..<rect.width {
      let level = level(scale.samples(ofColumn: column), in: range)
      let isShown = view.contains(column) && !capture.viewport.fits(capture.capture.extent)
      grid[rect.column + column, rect.row] =
        palette.levels.isEmpty
        ? glyph(level, isShown: isShown, hasBox: boxes[column] != nil)
        : cell(level, isShown: isShown, box: boxes[column])
    }
  }

  /// A cell in the color of the profile. Its upper half shows a box, its lower half the part that the picture
  /// shows.
  private func cell(_ level: Int?, isShown: Bool, box: Color?) -> Cell {
    let color = level.map { palette.levels[$0] } ?? palette.black
    let upper = box ?? color
    let lower = isShown ? palette.mark : color
    return upper == lower
      ? Cell(" ", background: lower) : Cell("▀", foreground: upper, background: lower)
  }

  private func glyph(_ level: Int?, isShown: Bool, hasBox: Bool) -> Cell {
    let scalar: Unicode.Scalar = hasBox ? "□" : level.map { Palette.shades[$0] } ?? "·"
    return Cell(scalar, style: isShown ? .reverse : [])
  }

  /// The color of the last box in every column. Starts at the last box and stops when all columns have a
  /// color.
  private func boxColors(_ scale: MapScale) -> [Color?] {
    var colors = [Color?](repeating: nil, count: scale.width)
    var missing = scale.width
    let boxes = capture.canvas.boxes
    for index in boxes.indices.reversed() {
      if missing == 0 { break }
      let columns = scale.columns(of: boxes[index].box.samples)
      guard columns.contains(where: { colors[$0] == nil }) else { continue }
      let color = palette.classColor(boxes[index].label.flatMap(classes.index))
      for column in columns where colors[column] == nil {
        colors[column] = color
        missing -= 1
      }
    }
    return colors
  }

  /// The lowest and the highest level of the profile, without silence.
  private var range: ClosedRange<Float> {
    let known = capture.tiles.profile.peaks.filter { $0.isFinite && !Silence.includes($0) }
    guard let lowest = known.min(), let highest = known.max(), lowest < highest else {
      return 0...1
    }
    return lowest...highest
  }

  private func level(_ samples: Range<Int>, in range: ClosedRange<Float>) -> Int? {
    guard let peak = capture.tiles.profile.peak(over: samples), !peak.isNaN else { return nil }
    let share = (peak - range.lowerBound) / (range.upperBound - range.lowerBound)
    return Int((min(1, max(0, share)) * Float(palette.levelCount - 1)).rounded())
  }
}
