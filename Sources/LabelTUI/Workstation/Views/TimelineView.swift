import Foundations
import Imaging
import Labels
import TerminalKit

/// The rows of a pitch from left to right: one line per camera with its detections, then the boxes, the key frames and
/// the row on the screen.
struct TimelineView {
  /// The number of lines: two cameras, and the rows.
  static let height = 3

  let pitch: PitchState
  let classes: ClassList
  let palette: Palette

  /// The width of the names beside the timeline.
  private static let nameWidth = 10
  /// Bars for confidences from 0 to 1.
  private static let bars: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  func draw(in rect: Rect, on grid: inout CellGrid) {
    let scale = Scale(rows: pitch.pitch.rowCount, width: max(1, rect.width - Self.nameWidth))
    for (line, index) in pitch.pitch.cameras.indices.prefix(Self.height - 1).enumerated() {
      drawName(pitch.pitch.frames.cameras[index].name, in: rect, line: line, on: &grid)
      drawDetections(ofCamera: index, scale, in: rect, line: line, on: &grid)
    }
    drawName("boxes", in: rect, line: Self.height - 1, on: &grid)
    drawRows(scale, in: rect, on: &grid)
  }

  private func drawName(_ name: String, in rect: Rect, line: Int, on grid: inout CellGrid) {
    let text = VisibleText.of(name).prefix(Self.nameWidth - 2)
    grid.write(
      String(text), column: rect.column + Self.nameWidth - 1 - text.count, row: rect.row + line,
      foreground: palette.dim)
    grid[rect.column + Self.nameWidth - 1, rect.row + line] = Cell("│", foreground: palette.dim)
  }

  /// A bar for each column with a detection, as high as the highest confidence.
  private func drawDetections(
    ofCamera index: Int, _ scale: Scale, in rect: Rect, line: Int, on grid: inout CellGrid
  ) {
    let current = scale.column(of: pitch.row)
    var highest: [Int: Double] = [:]
    for (row, confidence) in pitch.pitch.cameras[index].detections {
      let column = scale.column(of: row)
      highest[column] = max(highest[column] ?? 0, confidence)
    }
    for column in 0..<scale.usedWidth {
      var cell = Cell("·", foreground: palette.dim)
      if let confidence = highest[column] {
        let level = Int((min(max(confidence, 0), 1) * Double(Self.bars.count - 1)).rounded())
        cell = Cell(Self.bars[level], foreground: palette.accent)
      }
      if column == current { cell.style = .reverse }
      grid[rect.column + Self.nameWidth + column, rect.row + line] = cell
    }
  }

  /// For each column: a box, a proposal, a key frame, or nothing.
  private func drawRows(_ scale: Scale, in rect: Rect, on grid: inout CellGrid) {
    let line = rect.row + Self.height - 1
    let current = scale.column(of: pitch.row)
    var cells: [Int: Cell] = [:]
    for row in pitch.pitch.keyRows {
      cells[scale.column(of: row)] = Cell("◇", foreground: palette.dim)
    }
    var verified: Set<Int> = []
    for box in pitch.canvas.boxes {
      let column = scale.column(of: box.box.layer)
      guard !box.isUnverified || !verified.contains(column) else { continue }
      if !box.isUnverified { verified.insert(column) }
      let color = palette.classColor(box.label.flatMap(classes.index))
      cells[column] = Cell(box.isUnverified ? "□" : "■", foreground: color)
    }
    for column in 0..<scale.usedWidth {
      var cell = cells[column] ?? Cell("─", foreground: palette.dim)
      if column == current {
        if cells[column] == nil { cell = Cell("▲", foreground: palette.bright) }
        cell.style = .reverse
      }
      grid[rect.column + Self.nameWidth + column, line] = cell
    }
  }

  /// The columns of the rows. A row takes as many columns as fit, but at most 8; or a column shows several rows.
  struct Scale {
    let rows: Int
    let width: Int

    private var columnsPerRow: Int { min(8, width / max(1, rows)) }

    /// The columns that the rows take.
    var usedWidth: Int { columnsPerRow > 0 ? columnsPerRow * rows : min(width, rows) }

    /// The column of `row`; in the middle of those that it takes.
    func column(of row: Int) -> Int {
      if columnsPerRow > 0 { return row * columnsPerRow + columnsPerRow / 2 }
      return min(width - 1, row * width / max(1, rows))
    }

    /// The row that `column` shows, kept within the pitch.
    func row(ofColumn column: Int) -> Int {
      let row = columnsPerRow > 0 ? column / columnsPerRow : column * rows / max(1, width)
      return min(max(0, row), rows - 1)
    }
  }

  /// The row at a column of the screen; nil outside of the timeline `rect`.
  static func row(atColumn column: Int, in rect: Rect, of pitch: PitchState) -> Int? {
    let scale = Scale(rows: pitch.pitch.rowCount, width: max(1, rect.width - nameWidth))
    let offset = column - rect.column - nameWidth
    return offset >= 0 ? scale.row(ofColumn: offset) : nil
  }
}
