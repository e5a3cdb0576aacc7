import FoundationEssentials
import Imaging
import Labels
import TerminalKit

/// An open pitch: its canvas, whose layers are the rows of frames, and the decoded frames of the row on the screen.
struct PitchState: Sendable {
  var canvas: Canvas
  let pitch: LoadedPitch
  private(set) var shown: PitchRow
  /// The camera on the screen; nil if all cameras are side by side.
  private(set) var camera: Int?
  /// The kinds of lines that are drawn over the frames.
  var lines = Set(PitchLine.Kind.allCases)
  /// The row that is being decoded; nil if there is none.
  var awaitedRow: Int?
  /// The box to select when the row that is being decoded is on the screen; nil if there is none.
  var awaitedBox: UUID?
  /// Keys that were pressed while a row was being decoded, and that mean its frames.
  var deferredKeys: [Key] = []

  init(
    id: Int, pitch: LoadedPitch, first: PitchRow, annotations: [Annotation], viewSize: Size,
    dots: Size
  ) {
    self.pitch = pitch
    shown = first
    let plane = Plane(
      extent: pitch.frames.extent(row: first.row), kind: .squarePixels, size: viewSize, dots: dots)
    canvas = Canvas(id: id, plane: plane, annotations: annotations)
    canvas.plane.centerCrosshair(in: pitch.frames.extent(row: first.row, camera: 0))
  }

  /// The number of the open document, which jobs and their results name.
  var id: Int { canvas.id }
  var url: URL { pitch.url }
  /// The row on the screen.
  var row: Int { shown.row }
  /// The indices of the cameras on the screen.
  var shownCameras: [Int] { camera.map { [$0] } ?? Array(pitch.frames.cameras.indices) }

  /// The job that decodes the frames of `row` that the screen shows.
  func request(row: Int) -> Job { .pitch(.show(id: id, row: row, camera: camera)) }

  /// Shows `row`. A box that is selected or being drawn on another row is no longer.
  mutating func show(_ row: PitchRow) {
    if row.row == awaitedRow { awaitedRow = nil }
    if row.row != shown.row { canvas.cancelBox() }
    shown = row
    canvas.plane.setExtent(pitch.frames.extent(row: row.row, camera: camera))
  }

  /// Shows `row`, and returns the keys that waited for it.
  mutating func showAwaited(_ row: PitchRow) -> [Key] {
    show(row)
    guard awaitedRow == nil else { return [] }
    if let box = awaitedBox, canvas.editor.box(withID: box)?.box.layer == row.row {
      canvas.goToBox(box)
    }
    awaitedBox = nil
    defer { deferredKeys = [] }
    return deferredKeys
  }

  /// Shows the next camera; after the last one, all cameras.
  mutating func showNextCamera() {
    let next = camera.map { $0 + 1 } ?? 0
    let isLast = next == pitch.frames.cameras.count || pitch.frames.cameras.count == 1
    camera = isLast ? nil : next
    canvas.cancelBox()
    let extent = pitch.frames.extent(row: row, camera: camera)
    canvas.plane.setExtent(extent)
    canvas.plane.fit()
    if !extent.x.contains(canvas.crosshair.x) { canvas.plane.centerCrosshair(in: extent) }
  }

  /// The rows in which a camera on the screen saw the ball, in order.
  var detectionRows: [Int] {
    Set(shownCameras.flatMap { pitch.cameras[$0].detections.keys }).sorted()
  }

  /// The frame under the crosshair.
  var crosshairPlace: FrameLayout.Place { pitch.frames.place(of: canvas.plane.crosshairBox) }

  /// The boxes of the frames on the screen.
  var boxesOfRow: [Annotation] {
    canvas.boxes.filter { annotation in
      annotation.box.layer == row
        && shownCameras.contains(pitch.frames.place(of: annotation.box).camera)
    }
  }

  /// The visible part of the frames, scaled to `size` dots.
  func pixels(size: Size) -> PixelRaster {
    var raster = PixelRaster(width: size.width, height: size.height)
    for index in shownCameras {
      guard case .decoded(let pyramid) = shown.frames[index] else { continue }
      let area = area(ofCamera: index)
      let part = pyramid.pixels(
        columns: area.columns, rows: area.rows, width: size.width, height: size.height)
      raster.add(part)
    }
    return raster
  }

  /// The part of the frames of camera `index` that the screen shows, in their pixels from the upper left corner.
  func area(ofCamera index: Int) -> (columns: Range<Double>, rows: Range<Double>) {
    let camera = pitch.frames.cameras[index]
    let (viewport, width) = (canvas.viewport, canvas.viewport.scale.columnWidth)
    let left = Double(viewport.columns.lowerBound) * width - Double(camera.left)
    let top = Double(camera.height) - viewport.y.upperBound
    return (
      left..<(left + Double(viewport.columns.count) * width),
      top..<(top + viewport.y.upperBound - viewport.y.lowerBound)
    )
  }
}

extension PixelRaster {
  /// Adds the dots of `other`, which has the same size, that are inside of its picture.
  fileprivate mutating func add(_ other: PixelRaster) {
    for index in pixels.indices where other.pixels[index] != Self.outside {
      pixels[index] = other.pixels[index]
    }
  }
}
