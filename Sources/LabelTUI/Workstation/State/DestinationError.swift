import Foundations

/// The reason why a typed destination is not valid.
enum DestinationError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)
  case beforeStart
  /// The duration of the capture is `seconds`.
  case afterEnd(seconds: Double)
  /// The last sample of the capture.
  case afterSample(Int)
  /// The lowest and the highest frequency, in RF Hz.
  case outsideBand(Double, Double)
  /// The selected part of a box cannot be there.
  case misplaced(PlacementError)

  /// One sentence for the status line.
  var description: String {
    switch self {
    case .unreadable(let text):
      "\(VisibleText.of(text)) is not a time, sample or frequency; "
        + "type 12.5ms, 1:02:03, #4000 or 5926MHz."
    case .beforeStart: "Nothing moved: the capture starts at 0."
    case .afterEnd(let seconds):
      "Nothing moved: the capture ends at \(Quantity.duration(seconds))."
    case .afterSample(let sample): "Nothing moved: the last sample is #\(sample)."
    case .outsideBand(let low, let high):
      "Nothing moved: the band is \(Quantity.frequency(low)) to \(Quantity.frequency(high))."
    case .misplaced(let error): "Nothing moved: \(Self.reason(error))."
    }
  }

  private static func reason(_ error: PlacementError) -> String {
    switch error {
    case .wrongAxis(let part):
      switch part {
      case .left, .right: "the \(part.title.lowercased()) takes a time or a sample"
      case .top, .bottom: "the \(part.title.lowercased()) takes a frequency"
      case .whole: "the box takes a time, a sample or a frequency"
      }
    case .edgesCross(let part):
      "the \(part.title.lowercased()) would pass the opposite edge"
    case .tooFarRight: "the box would reach beyond the end of the capture"
    case .tooFarUpOrDown: "the box would reach beyond the band"
    }
  }
}
