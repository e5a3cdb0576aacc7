import FoundationEssentials
import Imaging
import Labels
import Radio

/// Describing what is in boxes, to suggest classes.
extension AppState {
  /// The number of boxes that are described at a time.
  private static let contentLimit = 64

  /// Requests the description of boxes that suggestions need; nil if there are none, or some are being described.
  /// Boxes on pictures are described at once.
  mutating func requestContents() -> Job? {
    switch document {
    case .capture(let capture)?:
      let boxes = changeCanvas { $0.suggestions.requestContents(limit: Self.contentLimit) }
      guard let boxes, !boxes.isEmpty else { return nil }
      return .capture(.describe(id: capture.id, boxes))
    case .picture(let picture)?:
      changeCanvas { canvas in
        let boxes = canvas.suggestions.requestContents(limit: Self.contentLimit)
        guard !boxes.isEmpty else { return }
        canvas.suggestions.note(boxes.compactMapValues(picture.color))
        canvas.refreshSuggestions()
      }
      return nil
    case .pitch?, .sample?, nil: return nil
    }
  }
}

extension PictureState {
  /// The mean color of the pixels in `box`; nil outside of the picture.
  fileprivate func color(in box: Box) -> [BoxFeature]? {
    let extent = canvas.plane.extent
    guard box.overlaps(extent) else { return nil }
    let x = box.x.clamped(to: extent.x)
    let y = box.y.clamped(to: extent.y)
    let rows = row(ofY: y.upperBound)..<row(ofY: y.lowerBound)
    let raster = picture.pyramid.pixels(
      columns: Double(x.lowerBound)..<Double(x.upperBound), rows: rows, width: 1, height: 1)
    guard let pixel = raster.pixels.first, pixel != PixelRaster.outside else { return nil }
    return [16, 8, 0].map { shift in
      BoxFeature(Double((pixel >> shift) & 0xFF), tolerance: 20)
    }
  }
}
