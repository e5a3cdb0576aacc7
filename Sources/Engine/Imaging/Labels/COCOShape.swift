import Foundations
import Labels

/// The rectangle of a COCO annotation, in pixels from the top left of the picture.
struct COCOShape: Equatable {
  let left: Double
  let top: Double
  let width: Double
  let height: Double

  /// The reason why an annotation has no rectangle.
  enum Problem: String {
    case absent = "it has neither bbox nor polygon"
    case notFourNumbers = "bbox is not a list of 4 numbers"
    case negativeSize = "bbox has a negative size"
  }

  /// The rectangle of `entry`: its `bbox`, or, if it has none, the extent of its polygons.
  static func find(in entry: COCOEntry) -> Result<COCOShape, ProblemError> {
    find(box: entry[COCOEntry.Name.box], segmentation: entry[COCOEntry.Name.segmentation])
  }

  /// The rectangle of an annotation with these members.
  static func find(
    box: JSONValue?, segmentation: JSONValue?
  ) -> Result<COCOShape, ProblemError> {
    guard let box, box != .null else {
      guard let extent = extent(of: segmentation) else {
        return .failure(ProblemError(problem: .absent))
      }
      return .success(extent)
    }
    guard case .array(let elements) = box, elements.count == 4 else {
      return .failure(ProblemError(problem: .notFourNumbers))
    }
    let numbers = elements.compactMap(\.asNumber)
    guard numbers.count == 4 else { return .failure(ProblemError(problem: .notFourNumbers)) }
    guard numbers[2] >= 0, numbers[3] >= 0 else {
      return .failure(ProblemError(problem: .negativeSize))
    }
    return .success(
      COCOShape(left: numbers[0], top: numbers[1], width: numbers[2], height: numbers[3]))
  }

  /// A problem as an error, for `Result`.
  struct ProblemError: Error {
    let problem: Problem
  }

  /// The extent of polygons, which are lists of x, y, x, y, ...; nil for masks and other values.
  static func extent(of segmentation: JSONValue?) -> COCOShape? {
    guard case .array(let polygons)? = segmentation, !polygons.isEmpty else { return nil }
    var (left, right) = (Double.infinity, -Double.infinity)
    var (top, bottom) = (Double.infinity, -Double.infinity)
    for polygon in polygons {
      guard case .array(let elements) = polygon, elements.count >= 4, elements.count % 2 == 0
      else { return nil }
      for index in stride(from: 0, to: elements.count, by: 2) {
        guard let x = elements[index].asNumber, let y = elements[index + 1].asNumber else {
          return nil
        }
        (left, right) = (min(left, x), max(right, x))
        (top, bottom) = (min(top, y), max(bottom, y))
      }
    }
    return COCOShape(left: left, top: top, width: right - left, height: bottom - top)
  }

  /// The box on a picture of `width` x `height` pixels. Its edges are rounded to pixels and clipped to the picture,
  /// and it has at least one pixel. Nil if the rectangle is outside of the picture.
  func box(width pictureWidth: Int, height pictureHeight: Int) -> Box? {
    guard let columns = Self.pixels(left, width, limit: pictureWidth),
      let rows = Self.pixels(top, height, limit: pictureHeight)
    else { return nil }
    let lower = Double(pictureHeight - rows.upperBound)
    let upper = Double(pictureHeight - rows.lowerBound)
    return Box(x: columns, y: lower...upper)
  }

  private static func pixels(_ start: Double, _ length: Double, limit: Int) -> Range<Int>? {
    let (end, edge) = (start + length, Double(limit))
    guard start < edge, end > 0 || start >= 0 else { return nil }
    let first = min(max(start, 0), edge)
    let last = min(max(end, 0), edge)
    let (lower, upper) = (Int(first.rounded()), Int(last.rounded()))
    if lower < upper { return lower..<upper }
    let pixel = min(Int(first), limit - 1)
    return pixel..<(pixel + 1)
  }
}
