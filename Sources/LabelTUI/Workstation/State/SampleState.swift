import Datasets
import FoundationEssentials
import Labels
import Radio
import TerminalKit

/// A sample of the dataset on the screen: its image, and its boxes on a canvas on which they can be fixed.
///
/// On a picture, x and y are as on every picture. On an inference image, x counts parts of a pixel column,
/// so that any width of the screen shows the whole image, and y counts pixel rows from the lower edge.
struct SampleState: Sendable {
  var canvas: Canvas
  var sample: LoadedSample
  /// The boxes as they were read, and the index of each in the content.
  private let originals: [UUID: (index: Int, annotation: Annotation)]

  /// Parts of a pixel column of an inference image. They are so small that an image fills any width.
  private static let partsPerPixel = 1024

  /// Shows all of `sample` in a view of `viewSize` cells of `dots`.
  init(id: Int, sample: LoadedSample, viewSize: Size, dots: Size) {
    self.sample = sample
    let content = sample.content
    let parts = Self.parts(content)
    let extent = Box(x: 0..<(max(1, content.width) * parts), y: 0...Double(max(1, content.height)))
    let kind: PlaneKind =
      switch content.key {
      case .signal: .separateAxes
      case .picture: .squarePixels
      }
    let annotations = content.boxes.map { box in
      Annotation(box: Self.box(box, parts: parts, in: extent), label: box.className)
    }
    originals = Dictionary(
      uniqueKeysWithValues: annotations.enumerated().map { ($1.id, ($0, $1)) })
    canvas = Canvas(
      id: id, plane: Plane(extent: extent, kind: kind, size: viewSize, dots: dots),
      annotations: annotations)
    if case .signal(let reference) = content.key {
      canvas.editor.currentClass = reference.signal.text
    }
  }

  var key: SampleKey { sample.key }
  var id: Int { canvas.id }

  /// The only class that boxes of the sample can have; nil if they can have any.
  var onlyClass: String? {
    switch key {
    case .signal(let reference): reference.signal.text
    case .picture: nil
    }
  }

  /// Whether any box was added, changed or deleted.
  var isChanged: Bool {
    let boxes = canvas.boxes
    return boxes.count != originals.count
      || boxes.contains { !$0.isSameBox(as: originals[$0.id]?.annotation) }
  }

  /// The number of boxes without a class, which cannot be saved.
  var classlessCount: Int { canvas.boxes.count { $0.label == nil } }

  /// The boxes as they are now, in pixels of the image. Edges that did not move keep their exact place.
  var editedBoxes: [EditedBox] {
    let extent = canvas.plane.extent
    let parts = Double(Self.parts(sample.content))
    return canvas.boxes.map { annotation in
      let original = originals[annotation.id]
      let before = original.map { sample.content.boxes[$0.index] }
      if let original, let before, annotation.isSameBox(as: original.annotation) {
        return EditedBox(before, original: original.index)
      }
      let (box, old) = (annotation.box, original?.annotation.box)
      func edge(_ value: Double, _ isSame: Bool, _ exact: Double?) -> Double {
        isSame ? exact ?? value : value
      }
      let left = edge(
        Double(box.x.lowerBound) / parts, box.x.lowerBound == old?.x.lowerBound, before?.x)
      let right = edge(
        Double(box.x.upperBound) / parts, box.x.upperBound == old?.x.upperBound,
        before.map { $0.x + $0.width })
      let top = edge(
        extent.y.upperBound - box.y.upperBound, box.y.upperBound == old?.y.upperBound, before?.y)
      let bottom = edge(
        extent.y.upperBound - box.y.lowerBound, box.y.lowerBound == old?.y.lowerBound,
        before.map { $0.y + $0.height })
      return EditedBox(
        ContentBox(
          className: annotation.label ?? "", x: left, y: top, width: right - left,
          height: bottom - top),
        original: original?.index)
    }
  }

  /// The part of the image that the view shows, in pixels from the upper left corner; may reach beyond the
  /// image.
  var shownPixels: (columns: Range<Double>, rows: Range<Double>) {
    let (viewport, extent) = (canvas.viewport, canvas.plane.extent)
    let width = viewport.scale.columnWidth / Double(Self.parts(sample.content))
    let top = extent.y.upperBound - viewport.y.upperBound
    return (
      (Double(viewport.columns.lowerBound) * width)..<(Double(viewport.columns.upperBound) * width),
      top..<(top + viewport.y.upperBound - viewport.y.lowerBound)
    )
  }

  /// The point that the status line shows, in pixels of the image from the upper left corner.
  var readPixel: (x: Double, y: Double) {
    let point = canvas.readPoint
    return (
      Double(point.x) / Double(Self.parts(sample.content)),
      canvas.plane.extent.y.upperBound - point.y
    )
  }

  /// The seconds from the start of the capture and the RF Hz of a point of the image; nil for pictures, and
  /// if the record does not state its window.
  func place(x: Double, y: Double) -> (seconds: Double, hertz: Double)? {
    guard case .capture(let origin) = sample.content.origin, let duration = origin.duration,
      let center = origin.centerFrequency,
      let rate = origin.sampleRate, rate > 0, ((center.magnitude + rate) * 1e6).isFinite
    else { return nil }
    let side = Double(SpectrogramImage.side)
    return (
      (origin.timeOffset ?? 0) + x / side * duration, (center + rate * (0.5 - y / side)) * 1e6
    )
  }

  /// Whether the sample is a window of a capture that was saved without boxes.
  var isNegative: Bool {
    switch sample.content.key {
    case .signal(let reference): reference.signal == .negative && sample.content.boxes.isEmpty
    case .picture: false
    }
  }

  /// Units of x for each pixel column of the image.
  var unitsPerPixel: Int { Self.parts(sample.content) }

  private static func parts(_ content: SampleContent) -> Int {
    switch content.key {
    case .signal: partsPerPixel
    case .picture: 1
    }
  }

  /// `box` on the plane, its edges kept inside of `extent`.
  private static func box(_ box: ContentBox, parts: Int, in extent: Box) -> Box {
    func unit(_ value: Double, _ limit: Double) -> Double {
      value.isFinite ? min(max(0, value), limit) : 0
    }
    let (width, height) = (Double(extent.x.upperBound), extent.y.upperBound)
    // Edges on an inference image were rounded outwards to whole pixels, so only the far end of the first
    // pixel certainly lies in the box.
    let inset = box.width >= 2 && box.height >= 2 ? parts - 1 : 0
    let rows = Double(inset) / Double(parts)
    let left = Int(unit((box.x * Double(parts)).rounded(.down), width)) + inset
    let right = Int(unit(((box.x + box.width) * Double(parts)).rounded(.up), width)) - inset
    let start = min(max(0, left), extent.x.count - 1)
    let top = unit(box.y.rounded(.down) + rows, height - 1)
    let bottom = max(top + 1, unit((box.y + box.height).rounded(.up) - rows, height))
    return Box(
      x: start..<min(extent.x.count, max(start + 1, right)),
      y: (height - min(height, bottom))...(height - top))
  }
}
