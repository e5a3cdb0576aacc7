import FoundationEssentials
import Foundations

/// Collects the boxes of one picture: checks them, and clips them to the picture.
struct BoxIntake {
  private static let longestClass = 200
  /// Numbers beyond are mistakes, and adding them up loses the place of the other edge.
  private static let farthest = 1e9
  /// A smaller rest of a box at the edge of the picture comes from rounding.
  private static let smallestSide = 0.01

  /// The picture so far.
  private(set) var picture: ForeignPicture

  /// Collects for `picture`.
  init(_ picture: ForeignPicture) { self.picture = picture }

  /// Adds the rectangle between two corners. Throws the problem if it is refused, and counts it.
  mutating func add(
    _ className: String, left: Double, top: Double, right: Double, bottom: Double,
    judgment: ForeignJudgment = ForeignJudgment(), field: String
  ) throws(ForeignProblem) {
    do throws(ForeignProblem) {
      let name = try checkedClass(className, field: field)
      let (x, y) = try clipped(left, top, right, bottom, field: field)
      picture.boxes.append(
        ForeignBox(
          className: name, left: x.lowerBound, top: y.lowerBound,
          width: x.upperBound - x.lowerBound, height: y.upperBound - y.lowerBound,
          judgment: judgment))
    } catch {
      refuse()
      throw error
    }
  }

  /// The part of the dataset.
  var split: String? {
    get { picture.split }
    set { picture.split = newValue }
  }

  /// Further facts about the picture.
  var attributes: JSONObject {
    get { picture.attributes }
    set { picture.attributes = newValue }
  }

  /// Counts an annotation that cannot be used.
  mutating func refuse() { picture.refusedCount += 1 }

  /// Reports that the annotation at `field` cannot be used, and counts it.
  mutating func refuse(
    _ field: String, _ value: String = "", _ reason: String, _ sink: any ForeignSink
  ) {
    refuse()
    sink.take(ForeignProblem(path: picture.labelFile, field: field, value: value, reason: reason))
  }

  /// Adds the smallest rectangle around `points`.
  mutating func add(
    _ className: String, around points: [(x: Double, y: Double)],
    judgment: ForeignJudgment = ForeignJudgment(), field: String
  ) throws(ForeignProblem) {
    guard let first = points.first else {
      refuse()
      throw ForeignProblem(path: picture.labelFile, field: field, reason: "has no points")
    }
    var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
    for point in points.dropFirst() {
      // A NaN must not get lost in a comparison.
      if !point.x.isFinite || !point.y.isFinite { (left, right) = (.nan, .nan) }
      (left, right) = (min(left, point.x), max(right, point.x))
      (top, bottom) = (min(top, point.y), max(bottom, point.y))
      if left.isNaN { break }
    }
    try add(
      className, left: left, top: top, right: right, bottom: bottom, judgment: judgment,
      field: field)
  }

  private func checkedClass(_ text: String, field: String) throws(ForeignProblem) -> String {
    let name = text.trimmed
    guard !name.isEmpty else { throw problem(field, "\"\(text)\"", "the class has no name") }
    guard name.utf8.count <= Self.longestClass else {
      throw problem(field, name, "the class has more than \(Self.longestClass) bytes; shorten it")
    }
    return name
  }

  private func clipped(
    _ left: Double, _ top: Double, _ right: Double, _ bottom: Double, field: String
  ) throws(ForeignProblem) -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let edges = [left, top, right, bottom]
    func found() -> String {
      "\(edges.map { Quantity.short($0, decimals: 3) }.joined(separator: ", ")) (left, top, right, bottom)"
    }
    guard edges.allSatisfy({ $0.isFinite && $0.magnitude <= Self.farthest }) else {
      throw problem(field, found(), "the edges must be numbers of pixels")
    }
    guard left < right, top < bottom else {
      throw problem(field, found(), "width and height must be more than 0")
    }
    let (width, height) = (Double(picture.width), Double(picture.height))
    let x = (max(left, 0), min(right, width))
    let y = (max(top, 0), min(bottom, height))
    guard x.1 - x.0 >= Self.smallestSide, y.1 - y.0 >= Self.smallestSide else {
      throw problem(
        field, found(), "is outside of the picture of \(picture.width) x \(picture.height) pixels")
    }
    return (x.0...x.1, y.0...y.1)
  }

  private func problem(_ field: String, _ value: String, _ reason: String) -> ForeignProblem {
    ForeignProblem(path: picture.labelFile, field: field, value: value, reason: reason)
  }
}

extension StringProtocol {
  /// The text without white space around it.
  var trimmed: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
    while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
    return String(rest)
  }
}
