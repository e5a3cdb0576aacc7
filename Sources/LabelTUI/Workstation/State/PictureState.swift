import FoundationEssentials
import Imaging
import Labels
import TerminalKit

/// A decoded picture, ready to be drawn at any scale.
struct LoadedPicture: Sendable {
  let url: URL
  let facts: PictureFacts
  let pyramid: PicturePyramid
  /// The colors with which it is drawn as pixels.
  let colors: PictureColors
}

/// An open picture: its canvas and its pixels.
///
/// X counts pixel columns, y pixel rows from the lower edge, as in every document; the rows that users see
/// count from the upper edge.
struct PictureState: Sendable {
  var canvas: Canvas
  let picture: LoadedPicture

  /// Shows all of `picture` in a view of `viewSize` cells of `dots`. If `previous` has the same size, keeps
  /// its view.
  init(
    id: Int, picture: LoadedPicture, annotations: [Annotation], viewSize: Size, dots: Size,
    after previous: PictureState? = nil
  ) {
    self.picture = picture
    let extent = Box(
      x: 0..<picture.pyramid.width, y: 0...Double(picture.pyramid.height))
    var plane = Plane(extent: extent, kind: .squarePixels, size: viewSize, dots: dots)
    if let previous, previous.canvas.plane.extent == extent { plane = previous.canvas.plane }
    canvas = Canvas(id: id, plane: plane, annotations: annotations)
    if let previous, annotations.isEmpty {
      canvas.editor.currentClass = previous.canvas.editor.currentClass
    }
  }

  /// The number of the open picture, which jobs and their results name.
  var id: Int { canvas.id }
  var url: URL { picture.url }

  /// The visible part, scaled to `size` dots.
  func pixels(size: Size) -> PixelRaster {
    let (viewport, scale) = (canvas.viewport, canvas.viewport.scale)
    let columns = viewport.columns
    let top = row(ofY: viewport.y.upperBound)
    return picture.pyramid.pixels(
      columns: (Double(columns.lowerBound) * scale.columnWidth)..<(Double(columns.upperBound)
        * scale.columnWidth),
      rows: top..<(top + viewport.y.upperBound - viewport.y.lowerBound),
      width: size.width, height: size.height)
  }

  /// The number of pixel rows from the upper edge down to `y`.
  func row(ofY y: Double) -> Double { canvas.plane.extent.y.upperBound - y }

  /// The pixel under the crosshair, counted from the upper left corner.
  var crosshairPixel: (column: Int, row: Int) {
    let crosshair = canvas.crosshair
    return (crosshair.x, Int(row(ofY: crosshair.y).rounded(.down)))
  }

  /// The color of the pixel under the crosshair, 0xRRGGBB.
  var crosshairColor: UInt32? {
    let (column, row) = crosshairPixel
    return picture.pyramid.color(column: column, row: row)
  }
}
