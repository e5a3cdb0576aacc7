import Foundations
import Pitches

/// A row of a pitch that the user typed: the number of a frame, the camera's number of it, or a time.
enum FrameDestination: Equatable {
  /// A frame, counted from 1.
  case number(Int)
  /// The camera's number of a frame.
  case cameraNumber(Int)
  /// Nanoseconds from the start of the pitch.
  case time(Int)

  /// Parses `12`, `#1322`, `0.25s`, `-100ms` or `250us`.
  init(parsing text: String) throws(FrameDestinationError) {
    let typed = text.lowercased().filter { !$0.isWhitespace }
    if typed.hasPrefix("#"), let number = Int(typed.dropFirst()) {
      self = .cameraNumber(number)
    } else if let number = Int(typed) {
      self = .number(number)
    } else {
      let units: [(String, Double)] = [("ms", 1e6), ("us", 1e3), ("µs", 1e3), ("s", 1e9)]
      guard let (unit, scale) = units.first(where: { typed.hasSuffix($0.0) }),
        let value = Double(typed.dropLast(unit.count)), (value * scale).magnitude < 1e18
      else { throw .unreadable(text) }
      self = .time(Int((value * scale).rounded()))
    }
  }

  /// The row of `pitch`. Throws an error if it has none.
  func row(in pitch: LoadedPitch) throws(FrameDestinationError) -> Int {
    switch self {
    case .number(let number):
      guard (1...pitch.rowCount).contains(number) else {
        throw .noFrame(number, last: pitch.rowCount)
      }
      return number - 1
    case .cameraNumber(let number):
      guard let row = pitch.row(ofNumber: number), row < pitch.rowCount else {
        throw .noCameraNumber(number)
      }
      return row
    case .time(let time):
      guard let start = pitch.startTime ?? pitch.time(ofRow: 0),
        case (let wanted, let overflows) = start.addingReportingOverflow(time), !overflows,
        let row = pitch.row(nearestTo: wanted), row < pitch.rowCount
      else { throw .noTimes }
      return row
    }
  }
}

/// The reason why a typed frame is not valid.
enum FrameDestinationError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case noFrame(Int, last: Int)
  case noCameraNumber(Int)
  case noTimes

  /// One sentence for the status line.
  var description: String {
    switch self {
    case .unreadable(let text):
      "\(VisibleText.of(text)) is not a frame; type 12, #1322 (the camera's number), 0.25s or 250ms."
    case .noFrame(let number, let last): "There is no frame \(number); the pitch has 1 to \(last)."
    case .noCameraNumber(let number): "No camera has a frame with the number \(number)."
    case .noTimes: "The capture times of the frames are not known."
    }
  }
}
