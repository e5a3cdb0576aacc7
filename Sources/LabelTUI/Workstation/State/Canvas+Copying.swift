import FoundationEssentials
import Labels

/// Copying boxes to other places.
extension Canvas {
  /// The box that was drawn or changed last and still exists, or else the last one; no proposal. Nil if there is none.
  var lastBox: Annotation? {
    for step in editor.boxes.timeline.latestSteps.prefix(Self.searchedSteps) {
      for change in step.changes.prefix(Self.searchedSteps).reversed() where change.after != nil {
        if let box = editor.box(withID: change.id), !box.isUnverified { return box }
      }
    }
    return boxes.last { !$0.isUnverified }
  }

  private static let searchedSteps = 20

  /// `box` moved to have its middle at the crosshair, or as near as it fits into `extent`.
  func centered(_ box: Box, within extent: Box) -> Box {
    let width = min(box.x.count, extent.x.count)
    let left = (crosshair.exactX ?? crosshair.x) - width / 2
    let start = min(max(extent.x.lowerBound, left), extent.x.upperBound - width)
    let height = min(
      box.y.upperBound - box.y.lowerBound, extent.y.upperBound - extent.y.lowerBound)
    var lower = (crosshair.exactY ?? crosshair.y) - height / 2
    if viewport.kind == .squarePixels { lower = lower.rounded(.down) }
    lower = min(max(extent.y.lowerBound, lower), extent.y.upperBound - height)
    return Box(
      x: start..<(start + width), y: lower...min(lower + height, extent.y.upperBound),
      layer: extent.layer)
  }

  /// The distance along x between `annotation` and the box before it of the same class and band; nil if there is none.
  func period(of annotation: Annotation) -> Int? {
    let boxes = boxes
    var last: Int?
    for index in boxes.indices {
      let box = boxes[index].box
      guard boxes[index].label == annotation.label, !boxes[index].isUnverified,
        box.layer == annotation.box.layer, box.x.lowerBound < annotation.box.x.lowerBound,
        box.sharesBand(with: annotation.box)
      else { continue }
      last = max(last ?? .min, box.x.lowerBound)
    }
    return last.map { annotation.box.x.lowerBound - $0 }
  }

  /// Adds copies of `annotation`, each moved by `distance` units of x and by `layers` from the one before, at most
  /// `count` and as far as `extent` and `layerCount` reach. A place that already has the same box is skipped. Returns
  /// the number of new boxes.
  mutating func addCopies(
    of annotation: Annotation, count: Int, distance: Int, layers: Int = 0, layerCount: Int = 1
  ) -> Int {
    let end = plane.extent.x.upperBound
    var copies: [Annotation] = []
    var box = annotation.box
    while copies.count < count {
      let (start, overflows) = box.x.lowerBound.addingReportingOverflow(distance)
      guard !overflows, start + box.x.count <= end else { break }
      box = Box(x: start..<(start + box.x.count), y: box.y, layer: box.layer + layers)
      guard layers == 0 || box.layer < layerCount else { break }
      copies.append(Annotation(box: box, label: annotation.label))
    }
    let places = Set(copies.map(\.box))
    let boxes = boxes
    let taken = Set(
      boxes.indices.filter { boxes[$0].label == annotation.label && places.contains(boxes[$0].box) }
        .map { boxes[$0].box })
    let new = copies.filter { !taken.contains($0.box) }
    editor.add(new)
    guard let last = new.last, last.box.layer == plane.extent.layer else { return new.count }
    editor.marked = []
    editor.mode = .selected(last.id, part: nil)
    plane.reveal(last.box)
    return new.count
  }
}

extension Box {
  /// Whether the two boxes have at least half of the lower one's height in common.
  fileprivate func sharesBand(with other: Box) -> Bool {
    let common = min(y.upperBound, other.y.upperBound) - max(y.lowerBound, other.y.lowerBound)
    let lower = min(y.upperBound - y.lowerBound, other.y.upperBound - other.y.lowerBound)
    return common >= 0 && common >= lower / 2
  }
}
