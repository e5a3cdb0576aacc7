import Foundations

/// The extent of a mask as run lengths, column by column, as COCO writes regions.
enum COCORunLength {
  /// The rectangle around the mask in `value`, an object with `size` [height, width] and `counts` (a list of
  /// numbers, or the text that pycocotools writes); nil if it is not a mask, or empty.
  static func extent(_ value: JSONValue) -> COCOShape? {
    guard let size = value.member("size")?.asList, size.count == 2,
      let height = size[0].asInteger, let width = size[1].asInteger,
      (1...PictureLimits.side).contains(height), (1...PictureLimits.side).contains(width),
      let counts = counts(value.member("counts"))
    else { return nil }
    var (left, right, top, bottom) = (width, 0, height, 0)
    var position = 0
    for (index, count) in counts.enumerated() {
      guard count >= 0, count <= width * height - position else { return nil }
      defer { position += count }
      guard index % 2 == 1, count > 0 else { continue }
      let last = position + count - 1
      let (firstColumn, lastColumn) = (position / height, last / height)
      (left, right) = (min(left, firstColumn), max(right, lastColumn + 1))
      if firstColumn == lastColumn {
        (top, bottom) = (min(top, position % height), max(bottom, last % height + 1))
      } else {
        (top, bottom) = (0, height)
      }
    }
    guard left < right, top < bottom else { return nil }
    return COCOShape(
      left: Double(left), top: Double(top), width: Double(right - left),
      height: Double(bottom - top))
  }

  private static func counts(_ value: JSONValue?) -> [Int]? {
    switch value {
    case .array(let elements)?:
      let counts = elements.compactMap(\.asInteger)
      return counts.count == elements.count ? counts : nil
    case .string(let text)?: return counts(compressed: text)
    case .null?, .bool?, .number?, .object?, nil: return nil
    }
  }

  /// The counts in `text`: characters from "0" with five bits each, the lowest first; bit 5 says that more
  /// follow, and bit 4 of the last is the sign. From the fourth count on they are differences to the one
  /// two before.
  private static func counts(compressed text: String) -> [Int]? {
    var counts: [Int] = []
    var (value, shift) = (0, 0)
    for byte in text.utf8 {
      guard (48..<112).contains(byte), shift <= 50 else { return nil }
      let bits = Int(byte) - 48
      value |= (bits & 31) << shift
      shift += 5
      if bits & 32 != 0 { continue }
      if bits & 16 != 0 { value |= -1 << shift }
      if counts.count > 2 { value += counts[counts.count - 2] }
      guard (0...PictureLimits.pixels).contains(value) else { return nil }
      counts.append(value)
      (value, shift) = (0, 0)
    }
    return shift == 0 ? counts : nil
  }
}
