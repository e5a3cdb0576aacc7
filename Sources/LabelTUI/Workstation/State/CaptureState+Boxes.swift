import FoundationEssentials
import Labels
import Radio

/// Choosing and changing boxes; every change is one step of the history.
extension CaptureState {
  /// Chooses the smallest box under the crosshair unless one is chosen; false when there is none.
  mutating func selectUnderCrosshair() -> Bool {
    if selected != nil { return true }
    guard let found = boxesUnderCrosshair.first else { return false }
    mode = .selected(found.id, grip: nil)
    return true
  }

  /// Chooses the box under the crosshair that follows the chosen one, from the smallest up, and after the
  /// last one none. Returns how many there are in words, empty where that needs no words; nil when there
  /// is none to choose and none was chosen.
  mutating func selectNextUnderCrosshair() -> String? {
    let here = boxesUnderCrosshair
    let next =
      selected.map { selected in (here.firstIndex { $0.id == selected.id } ?? -1) + 1 } ?? 0
    guard here.indices.contains(next) else {
      defer { mode = .idle }
      return selected == nil ? nil : ""
    }
    mode = .selected(here[next].id, grip: nil)
    return here.count == 1 ? "" : "Box \(next + 1) of \(here.count) here: Enter goes on."
  }

  /// The boxes that overlap the crosshair's cell, the smallest one first.
  var boxesUnderCrosshair: [Annotation] {
    let cell = crosshairBox
    return boxes.current.filter { annotation in
      annotation.box.samples.overlaps(cell.samples)
        && annotation.box.frequencies.overlaps(cell.frequencies)
    }.sorted { ($0.box.area, $0.box.samples.lowerBound) < ($1.box.area, $1.box.samples.lowerBound) }
  }

  /// Applies `change` to the box `id`; a box that changed is not what its sample holds any more.
  mutating func change(_ id: UUID, _ change: (inout Annotation) -> Void) {
    var annotations = boxes.current
    guard let index = annotations.firstIndex(where: { $0.id == id }) else { return }
    let before = annotations[index]
    change(&annotations[index])
    guard annotations[index] != before else { return }
    annotations[index].savedSample = nil
    boxes.record(annotations)
  }

  mutating func deleteSelected() -> Bool {
    guard selectUnderCrosshair(), let selected else { return false }
    boxes.record(boxes.current.filter { $0.id != selected.id })
    mode = .idle
    return true
  }

  /// Copies the chosen box one box-length later, and chooses the copy, ready to be moved.
  mutating func duplicateSelected() -> Bool {
    guard selectUnderCrosshair(), let selected else { return false }
    let length = selected.box.samples.count
    let start = min(selected.box.samples.upperBound, capture.sampleCount - length)
    let box = Box(samples: start..<(start + length), frequencies: selected.box.frequencies)
    let copy = Annotation(box: box, label: selected.label)
    boxes.record(boxes.current + [copy])
    mode = .selected(copy.id, grip: .whole)
    reveal(box)
    return true
  }

  /// Chooses the next (or previous) box in time, around the ends; false when there is none.
  mutating func visit(next: Bool) -> Bool {
    let sorted = boxes.current.sorted {
      ($0.box.samples.lowerBound, $0.box.frequencies.lowerBound)
        < ($1.box.samples.lowerBound, $1.box.frequencies.lowerBound)
    }
    guard !sorted.isEmpty else { return false }
    var index = next ? 0 : sorted.count - 1
    if let current = selected.flatMap({ selected in sorted.firstIndex { $0.id == selected.id } }) {
      index = (current + (next ? 1 : sorted.count - 1)) % sorted.count
    } else if let after = sorted.firstIndex(where: {
      $0.box.samples.lowerBound >= crosshair.sample
    }) {
      index = next ? after : (after + sorted.count - 1) % sorted.count
    }
    mode = .selected(sorted[index].id, grip: nil)
    reveal(sorted[index].box)
    return true
  }

  mutating func nextGrip() {
    guard case .selected(let id, let grip) = mode else { return }
    mode = .selected(id, grip: grip?.next ?? .whole)
  }

  mutating func undo() -> Bool {
    defer { forgetVanished() }
    return boxes.undo()
  }

  mutating func redo() -> Bool {
    defer { forgetVanished() }
    return boxes.redo()
  }

  /// Moves the crosshair to the anchor's corner and the anchor to the crosshair's.
  mutating func goToOtherCorner(keepingRow: Bool) {
    guard case .drawing(let anchor) = mode else { return }
    let here = cornerBox
    moveCrosshair(to: anchor.samples)
    if !keepingRow { moveCrosshair(to: anchor.frequencies) }
    mode = .drawing(
      anchor: Box(
        samples: here.samples,
        frequencies: keepingRow ? anchor.frequencies : here.frequencies))
    showCrosshair()
  }

  /// Brings the crosshair to the middle of `box`, and the view there.
  mutating func reveal(_ box: Box) {
    crosshair = Crosshair(sample: box.samples.middle, frequency: box.frequencies.middle)
    showCrosshair()
  }

  /// Ends the choice of a box that is not there any more.
  mutating func forgetVanished() {
    if case .selected = mode, selected == nil { mode = .idle }
  }
}

extension Box {
  /// Samples times Hz: for comparing boxes.
  fileprivate var area: Double {
    Double(samples.count) * (frequencies.upperBound - frequencies.lowerBound)
  }
}
