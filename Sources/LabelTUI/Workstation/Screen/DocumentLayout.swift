import TerminalKit

/// Places the parts of an open document on a screen of a given size. Only captures have instruments.
struct DocumentLayout: Equatable, Sendable {
  let header: Rect
  let verticalAxis: Rect
  let picture: Rect
  /// The spectrum, to the right of the picture; its rows show the same frequencies. Nil if hidden.
  let spectrum: Rect?
  /// Two rows: the axis with its ticks, and the numbers.
  let horizontalAxis: Rect
  /// Power over time, below the axis; its columns show the same times. Nil if hidden.
  let power: Rect?
  /// The map of the whole file, one row; nil if hidden.
  let map: Rect?
  /// The timeline of a pitch, below the axis; nil if hidden.
  let timeline: Rect?
  let status: Rect
  let hints: Rect

  /// The area whose columns show the times of the picture, including the picture.
  var movingColumns: Rect {
    let end = (power ?? horizontalAxis).rows.upperBound
    return Rect(
      column: picture.column, row: picture.row, width: picture.width, height: end - picture.row)
  }

  private static let axisWidth = 10
  private static let spectrumWidth = 30
  private static let powerHeight = 3
  /// Instruments are hidden if the picture would become smaller than this.
  private static let smallestPicture = Size(width: 20, height: 4)

  /// Places the parts on a screen of `size`, with `timelineHeight` rows for a timeline.
  init(size: Size, instruments: Instruments, timelineHeight: Int = 0) {
    let width = max(1, size.width)
    let roomForTime = size.height - 5 - Self.powerHeight - 1 >= Self.smallestPicture.height
    let showsTime = instruments.contains(.time) && roomForTime
    let showsTimeline =
      timelineHeight > 0 && size.height - 5 - timelineHeight >= Self.smallestPicture.height
    let timeHeight =
      showsTime ? Self.powerHeight + 1 : showsTimeline ? timelineHeight : 0
    let height = max(1, size.height - 5 - timeHeight)
    let roomForSpectrum =
      width - Self.axisWidth - Self.spectrumWidth >= Self.smallestPicture.width
    let showsSpectrum = instruments.contains(.spectrum) && roomForSpectrum
    let pictureWidth = max(1, width - Self.axisWidth - (showsSpectrum ? Self.spectrumWidth : 0))

    header = Rect(column: 0, row: 0, width: width, height: 1)
    verticalAxis = Rect(column: 0, row: 1, width: Self.axisWidth, height: height)
    picture = Rect(column: Self.axisWidth, row: 1, width: pictureWidth, height: height)
    spectrum =
      showsSpectrum
      ? Rect(
        column: picture.columns.upperBound, row: 1, width: Self.spectrumWidth, height: height)
      : nil
    horizontalAxis = Rect(column: Self.axisWidth, row: 1 + height, width: pictureWidth, height: 2)
    power =
      showsTime
      ? Rect(
        column: Self.axisWidth, row: height + 3, width: pictureWidth, height: Self.powerHeight)
      : nil
    map =
      showsTime
      ? Rect(
        column: Self.axisWidth, row: height + 3 + Self.powerHeight, width: pictureWidth, height: 1)
      : nil
    timeline =
      showsTimeline
      ? Rect(column: 0, row: height + 3, width: width, height: timelineHeight)
      : nil
    status = Rect(column: 0, row: height + timeHeight + 3, width: width, height: 1)
    hints = Rect(column: 0, row: height + timeHeight + 4, width: width, height: 1)
  }
}
