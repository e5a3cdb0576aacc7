import FoundationEssentials
import Foundations
import Labels

/// A place of a picture that the user typed: a column, a row, or both, in pixels from the upper left corner.
struct PixelDestination: Equatable {
  /// The number of pixels to the left of the place; nil if only a row was typed.
  var x: Int?
  /// The number of pixels above the place; nil if only a column was typed.
  var y: Int?

  /// Parses `120,45`, `120 45`, `x120`, `y=45`.
  init(parsing text: String) throws(PixelDestinationError) {
    let parts = text.lowercased().split { $0 == "," || $0 == ";" || $0.isWhitespace }
    guard (1...2).contains(parts.count) else { throw .unreadable(text) }
    for (index, part) in parts.enumerated() {
      let name = part.first.flatMap { $0 == "x" || $0 == "y" ? $0 : nil }
      let digits = part.drop { $0 == "x" || $0 == "y" || $0 == "=" }
      guard let value = Int(digits), name != nil || parts.count == 2 else {
        throw .unreadable(text)
      }
      switch name ?? (index == 0 ? "x" : "y") {
      case "x" where x == nil: x = value
      case "y" where y == nil: y = value
      default: throw .unreadable(text)
      }
    }
  }

  /// The places on a picture of `extent`, its right and lower edges included. Throws an error if one is
  /// outside.
  func places(in extent: Box) throws(PixelDestinationError) -> [PlanePlace] {
    let (width, height) = (extent.x.count, Int(extent.y.upperBound))
    var places: [PlanePlace] = []
    if let x {
      guard (0...width).contains(x) else { throw .outside("x", x, last: width) }
      places.append(.x(x))
    }
    if let y {
      guard (0...height).contains(y) else { throw .outside("y", y, last: height) }
      places.append(.y(Double(height - y)))
    }
    return places
  }
}

/// The reason why a typed place of a picture is not valid.
enum PixelDestinationError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case outside(String, Int, last: Int)
  /// The selected part of a box cannot be there.
  case misplaced(PlacementError)

  /// One sentence for the status line.
  var description: String {
    switch self {
    case .unreadable(let text):
      "\(VisibleText.of(text)) is not a place; "
        + "type 120,45, x120 or y45, in pixels from the upper left corner."
    case .outside(let axis, let value, let last):
      "Nothing moved: \(axis) is \(value), the picture has 0 to \(last)."
    case .misplaced(let error): "Nothing moved: \(Self.reason(error))."
    }
  }

  private static func reason(_ error: PlacementError) -> String {
    switch error {
    case .wrongAxis(let part):
      switch part {
      case .left, .right: "the \(part.title.lowercased()) takes an x"
      case .top, .bottom: "the \(part.title.lowercased()) takes a y"
      case .whole: "the box takes an x or a y"
      }
    case .edgesCross(let part):
      "the \(part.title.lowercased()) would pass the opposite edge"
    case .tooFarRight, .tooFarUpOrDown: "the box would reach beyond the picture"
    }
  }
}
