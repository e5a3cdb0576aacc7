/// Where the parts of an open capture stand on a screen of a given size.
struct CaptureLayout: Equatable, Sendable {
  let header: Rect
  let frequencyAxis: Rect
  let picture: Rect
  /// Two rows: the line with its ticks, and the numbers.
  let timeAxis: Rect
  let status: Rect
  let hints: Rect

  private static let axisWidth = 10

  init(size: Size) {
    let width = max(1, size.width)
    let pictureHeight = max(1, size.height - 5)
    header = Rect(column: 0, row: 0, width: width, height: 1)
    frequencyAxis = Rect(column: 0, row: 1, width: Self.axisWidth, height: pictureHeight)
    picture = Rect(
      column: Self.axisWidth, row: 1, width: max(1, width - Self.axisWidth),
      height: pictureHeight)
    timeAxis = Rect(
      column: Self.axisWidth, row: 1 + pictureHeight, width: picture.width, height: 2)
    status = Rect(column: 0, row: pictureHeight + 3, width: width, height: 1)
    hints = Rect(column: 0, row: pictureHeight + 4, width: width, height: 1)
  }
}
