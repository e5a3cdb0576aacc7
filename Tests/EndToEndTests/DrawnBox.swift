import TerminalSupport

/// An expected box on the picture: the cells that it covers, its title, which must fit, and the weight of its lines.
struct DrawnBox: CustomStringConvertible {
  var columns: ClosedRange<Int>
  var rows: ClosedRange<Int>
  var title = ""
  /// Whether the box is selected or is being drawn.
  var isHeavy = false

  var description: String {
    "a \(isHeavy ? "heavy" : "light") box \"\(title)\" on columns \(columns), rows \(rows)"
  }

  func isHeavy(_ isHeavy: Bool) -> DrawnBox {
    var box = self
    box.isHeavy = isHeavy
    return box
  }

  func titled(_ title: String) -> DrawnBox {
    var box = self
    box.title = title
    return box
  }

  /// Whether the screen shows the four corners, the sides between them and the title.
  func isShown(on screen: EmulatedScreen) -> Bool {
    let lines = isHeavy ? Lines.heavy : Lines.light
    let (left, right) = (columns.lowerBound, columns.upperBound)
    let (top, bottom) = (rows.lowerBound, rows.upperBound)
    let corners = zip(
      [(left, top), (right, top), (left, bottom), (right, bottom)], lines.corners)
    let inner = (column: columns.dropFirst().dropLast(), row: rows.dropFirst().dropLast())
    return corners.allSatisfy { shows($1, at: $0.0, $0.1, on: screen) }
      && inner.row.allSatisfy { shows(lines.vertical, at: left, $0, on: screen) }
      && inner.row.allSatisfy { shows(lines.vertical, at: right, $0, on: screen) }
      && inner.column.allSatisfy { shows(lines.horizontal, at: $0, bottom, on: screen) }
      && zip(inner.column, topEdge(of: lines)).allSatisfy { shows($1, at: $0, top, on: screen) }
      && zip(inner.column, titleAbove).allSatisfy { shows($1, at: $0, top - 1, on: screen) }
  }

  /// Whether the title is in the row above the box. It is there if the box has no cells inside, so that the title
  /// does not hide the signal.
  private var hasTitleAbove: Bool {
    rows.lowerBound > 0 && !(columns.count > 2 && rows.count > 2)
  }

  private var shownTitle: [String] { title.map(String.init) }

  private var titleAbove: [String] { hasTitleAbove ? shownTitle : [] }

  private func topEdge(of lines: Lines) -> [String] {
    let width = columns.count - 2
    let title = hasTitleAbove ? [] : shownTitle.prefix(width)
    return title + Array(repeating: lines.horizontal, count: width - title.count)
  }

  private func shows(
    _ line: String, at column: Int, _ row: Int, on screen: EmulatedScreen
  ) -> Bool {
    let shown = screen.picture(column, row)
    return shown == line || Self.marks.contains(shown)
  }

  /// The crosshair and the edge markers, which may cover a line.
  private static let marks: Set<String> = ["┼", "◀", "▶", "▲", "▼"]

  private struct Lines {
    var horizontal: String
    var vertical: String
    var corners: [String]

    static let light = Lines(horizontal: "─", vertical: "│", corners: ["┌", "┐", "└", "┘"])
    static let heavy = Lines(horizontal: "━", vertical: "┃", corners: ["┏", "┓", "┗", "┛"])
  }
}
