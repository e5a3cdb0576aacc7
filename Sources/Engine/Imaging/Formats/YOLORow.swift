import Foundations

/// A row of a YOLO label file, in shares of the picture.
struct YOLORow {
  /// The number of the class.
  let number: Int
  /// The edges.
  let left: Double
  let top: Double
  let right: Double
  let bottom: Double
  /// The sixth column: what a model predicted.
  let confidence: Double?

  /// The highest share that is taken as a rounding error and not as pixels.
  private static let largestShare = 1.5

  /// Why a row cannot be used.
  struct Refusal: Error {
    var value: String
    var reason: String
  }

  /// Parses `line`: `class x y width height`, with the confidence as an optional sixth column, or
  /// `class x1 y1 x2 y2 x3 y3 ...`, a polygon with an optional confidence. With `hasKeyPoints`, columns
  /// after the fifth are key points.
  init(_ line: Substring, hasKeyPoints: Bool) throws(Refusal) {
    let columns = line.split { $0 == " " || $0 == "\t" }
    guard columns.count >= 5 else {
      throw Refusal(
        value: "\(columns.count) columns",
        reason: "a row has at least 5: class, center x, center y, width, height")
    }
    var numbers: [Double] = []
    numbers.reserveCapacity(columns.count)
    for column in columns {
      guard let number = Self.number(column) else {
        throw Refusal(value: String(column), reason: "must be a number")
      }
      numbers.append(number)
    }
    guard let number = Int(exactly: numbers[0]), (0...YOLODescription.largestClass).contains(number)
    else {
      throw Refusal(
        value: String(columns[0]), reason: "the class must be a whole number, 0 or more")
    }
    self.number = number
    let isBox = columns.count <= 6 || hasKeyPoints
    let shares = isBox ? numbers[1...4] : numbers[1...]
    if let wrong = shares.first(where: { $0 < -0.5 || $0 > Self.largestShare }) {
      throw Refusal(
        value: Quantity.short(wrong, decimals: 6),
        reason: "coordinates must be shares of the picture, 0...1, not pixels")
    }
    if isBox {
      (left, right) = (numbers[1] - numbers[3] / 2, numbers[1] + numbers[3] / 2)
      (top, bottom) = (numbers[2] - numbers[4] / 2, numbers[2] + numbers[4] / 2)
      confidence = columns.count == 6 ? numbers[5] : nil
    } else {
      // An odd number of coordinates is a polygon with a confidence.
      let hasConfidence = columns.count % 2 == 0
      let points = hasConfidence ? numbers[1...].dropLast() : numbers[1...]
      let x = stride(from: points.startIndex, to: points.endIndex, by: 2).map { points[$0] }
      let y = stride(from: points.startIndex + 1, to: points.endIndex, by: 2).map { points[$0] }
      (left, right) = (x.min() ?? 0, x.max() ?? 0)
      (top, bottom) = (y.min() ?? 0, y.max() ?? 0)
      confidence = hasConfidence ? numbers.last : nil
    }
    if let confidence, !(0...1).contains(confidence) {
      throw Refusal(
        value: Quantity.short(confidence, decimals: 6),
        reason: "the last column, the confidence, must be 0...1")
    }
  }

  /// A finite decimal number; nil for other words that `Double` accepts.
  private static func number(_ text: Substring) -> Double? {
    guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }),
      let value = Double(text), value.isFinite
    else { return nil }
    return value
  }

  /// `share` of `side` in pixels. A value that is a whole pixel but for the rounding of six digits becomes
  /// that pixel.
  static func pixels(_ share: Double, of side: Int) -> Double {
    let exact = share * Double(side)
    let whole = exact.rounded()
    return (exact - whole).magnitude <= Double(side) * 1e-6 ? whole : exact
  }
}
