import FoundationEssentials
import Labels
import Radio

/// Where the user was in a document: the view, the crosshair, and how the spectrogram was computed.
struct DocumentPosition: Equatable, Sendable, Codable {
  /// The absolute path of the document.
  let path: String
  /// The leftmost unit of the view; nil if the view showed all of the document.
  var firstUnit: Int?
  /// The scale of the view: one of the two numbers is 1.
  var unitsPerColumn = 1
  var columnsPerUnit = 1
  /// The lower and upper edge of the view.
  var bottom = 0.0
  var top = 0.0
  var crosshairX = 0
  var crosshairY = 0.0
  /// The fixed length of the FFTs of a capture.
  var fftSize: Int?
  var windowFunction: String?
  var showsMean: Bool?
  /// The row of a pitch, from 0.
  var row: Int?

  /// The place at which `document` is opened; nil for a sample, which has no file of its own.
  init?(_ document: Document) {
    let url =
      switch document {
      case .capture(let capture): capture.capture.url
      case .picture(let picture): picture.url
      case .pitch(let pitch): pitch.url
      case .sample: nil as URL?
      }
    guard let url else { return nil }
    path = Self.key(url)
    let plane = document.canvas.plane
    let view = plane.viewport
    if !plane.showsAll {
      firstUnit = view.x.lowerBound
      (unitsPerColumn, columnsPerUnit) = (view.scale.unitsPerColumn, view.scale.columnsPerUnit)
      (bottom, top) = (view.y.lowerBound, view.y.upperBound)
    }
    (crosshairX, crosshairY) = (plane.crosshair.x, plane.crosshair.y)
    if case .capture(let capture) = document {
      fftSize = capture.display.analysis.fftSize
      windowFunction = capture.display.analysis.window.settingName
      showsMean = capture.display.showsMean
    }
    if case .pitch(let pitch) = document { row = pitch.row }
  }

  /// The key of the document at `url`.
  static func key(_ url: URL) -> String { url.standardizedFileURL.path }
}

extension Plane {
  /// Whether the view shows all of the document.
  var showsAll: Bool {
    viewport.fits(extent) && viewport.y.lowerBound <= extent.y.lowerBound
      && viewport.y.upperBound >= extent.y.upperBound
  }

  /// Goes to `position`, as far as this document has it.
  mutating func restore(_ position: DocumentPosition) {
    if let first = position.firstUnit, first < extent.x.upperBound, position.bottom.isFinite,
      position.top.isFinite, position.bottom < position.top
    {
      viewport.restore(position, firstUnit: max(first, -Self.farthestLeft), in: extent)
    }
    // The place of the crosshair depends on the height of a row.
    let x = min(max(extent.x.lowerBound, position.crosshairX), extent.x.upperBound - 1)
    let y = position.crosshairY.isFinite ? position.crosshairY : crosshair.y
    crosshair = Crosshair(x: x, y: clampedY(y))
    revealCrosshair()
  }

  /// The largest number of units to the left of a document that is narrower than its view.
  private static let farthestLeft = 1 << 40
}

extension Viewport {
  fileprivate mutating func restore(
    _ position: DocumentPosition, firstUnit: Int, in extent: Box
  ) {
    let widest = fittingUnitsPerColumn(extent)
    let perColumn = min(max(1, position.unitsPerColumn), widest)
    switch kind {
    case .separateAxes:
      setScale(unitsPerColumn: perColumn)
      let full = extent.y
      let (low, high) = (
        max(full.lowerBound, position.bottom), min(full.upperBound, position.top)
      )
      // A band narrower than a millionth of the document is not one that the user could have seen.
      if high - low > (full.upperBound - full.lowerBound) / 1e6 { y = low...high }
      firstColumn = scale.column(of: firstUnit)
      pan(columns: 0, in: extent)
    case .squarePixels:
      let magnification = min(max(1, position.columnsPerUnit), Self.largestMagnification)
      setScale(
        magnification > 1
          ? ColumnScale(columnsPerUnit: magnification) : ColumnScale(unitsPerColumn: perColumn))
      firstColumn = scale.columns(of: firstUnit..<(firstUnit + 1)).lowerBound
      show(row: Int(max(0, min(1e9, (extent.y.upperBound - position.top) / rowHeight))), in: extent)
      pan(columns: 0, in: extent)
    }
  }
}
