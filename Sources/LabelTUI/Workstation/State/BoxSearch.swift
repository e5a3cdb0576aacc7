import FoundationEssentials
import Imaging
import Labels

/// A search for the edges of the signal or object that the user means.
struct BoxSearch: Equatable, Sendable {
  /// What the user means.
  enum Subject: Equatable, Sendable {
    /// The box of an annotation, as it was.
    case box(UUID, Box)
    /// The box that is being drawn, as it was.
    case drawn(Box)
    /// What is at the crosshair, in this cell of the view.
    case point(Crosshair, cell: Box)
  }

  /// Where it is searched.
  enum Medium: Equatable, Sendable {
    /// In the samples of the open capture.
    case samples
    /// In these parts of a picture or a frame.
    case pixels([PictureExcerpt], PixelFrame)
  }

  /// The number of the open document.
  let documentID: Int
  let subject: Subject
  let medium: Medium
}

/// The place of a picture or a frame on a plane, whose y grows upwards.
struct PixelFrame: Equatable, Sendable {
  /// The left edge on the plane.
  var left = 0
  /// The height in pixels.
  var height: Double
  /// The layer on the plane.
  var layer = 0

  /// The pixels of `box`, from the upper left corner.
  func area(of box: Box) -> PixelArea {
    PixelArea(
      columns: Double(box.x.lowerBound - left)..<Double(box.x.upperBound - left),
      rows: (height - box.y.upperBound)..<(height - box.y.lowerBound))
  }

  /// The box of `area`, whose edges are whole pixels.
  func box(of area: PixelArea) -> Box {
    Box(
      x: (Int(area.columns.lowerBound) + left)..<(Int(area.columns.upperBound) + left),
      y: (height - area.rows.upperBound)...(height - area.rows.lowerBound), layer: layer)
  }
}
