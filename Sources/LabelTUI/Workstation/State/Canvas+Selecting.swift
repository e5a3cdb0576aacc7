import FoundationEssentials
import Labels
import Radio

/// Selecting boxes.
extension Canvas {
  /// The result of a step through the boxes under the crosshair.
  enum SelectionStep: Equatable {
    /// There is no box under the crosshair, and none was selected.
    case nothingHere
    /// The last box was selected; now none is.
    case deselected
    /// The box with this number of `count` boxes is selected.
    case selected(number: Int, count: Int)
  }

  /// Selects the smallest box under the crosshair unless a box is selected; false if there is none.
  mutating func selectUnderCrosshair() -> Bool {
    if selected != nil { return true }
    guard let found = boxesUnderCrosshair.first else { return false }
    editor.mode = .selected(found.id, part: nil)
    return true
  }

  /// Makes sure that there are boxes to change: selects the smallest one under the crosshair unless boxes are marked or
  /// one is selected. False if there is none.
  mutating func selectTarget() -> Bool { !editor.marked.isEmpty || selectUnderCrosshair() }

  /// Selects the next larger box under the crosshair; after the largest one, deselects.
  mutating func selectNextUnderCrosshair() -> SelectionStep {
    let here = boxesUnderCrosshair
    let next = selected.map { selected in
      (here.firstIndex { $0.id == selected.id } ?? -1) + 1
    }
    guard here.indices.contains(next ?? 0) else {
      editor.mode = .idle
      return next == nil ? .nothingHere : .deselected
    }
    editor.mode = .selected(here[next ?? 0].id, part: nil)
    return .selected(number: (next ?? 0) + 1, count: here.count)
  }

  /// The boxes that overlap the crosshair's cell, the smallest one first.
  var boxesUnderCrosshair: [Annotation] {
    let (cell, boxes) = (plane.crosshairBox, boxes)
    return boxes.indices.filter { boxes[$0].box.overlaps(cell) }.map { boxes[$0] }
      .sorted { ($0.box.area, $0.box.x.lowerBound) < ($1.box.area, $1.box.x.lowerBound) }
  }

  /// Selects the next (or previous) box from left to right, and continues at the other end; false if there
  /// are no boxes. Only boxes in the extent count: of a pitch, those of the frames on the screen.
  mutating func selectNeighbor(next: Bool) -> Bool {
    let extent = plane.extent
    let sorted = boxes.filter { $0.box.overlaps(extent) }.sorted { $0.box.isBefore($1.box) }
    guard !sorted.isEmpty else { return false }
    var index = next ? 0 : sorted.count - 1
    if let current = selected.flatMap({ selected in sorted.firstIndex { $0.id == selected.id } }) {
      index = (current + (next ? 1 : sorted.count - 1)) % sorted.count
    } else if let after = sorted.firstIndex(where: { $0.box.x.lowerBound >= crosshair.x }) {
      index = next ? after : (after + sorted.count - 1) % sorted.count
    }
    editor.mode = .selected(sorted[index].id, part: nil)
    plane.reveal(sorted[index].box)
    return true
  }
}
