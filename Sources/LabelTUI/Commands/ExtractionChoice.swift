import FoundationEssentials
import Foundations
import Labels
import Radio

/// The boxes that `labeltui extract` cuts out.
enum ExtractionChoice {
  /// The box whose id begins with this text.
  case box(String)
  /// All boxes of a class.
  case boxes(ofClass: String)
  /// A part of the capture: seconds, and a band in RF Hz; all of it where nothing is given.
  case part(start: Double, duration: Double?, band: ClosedRange<Double>?)

  private static let box = CommandOption(
    "box", "ID", summary: "the box with this id; its first characters are enough")
  private static let className = CommandOption(
    "class", "NAME", summary: "all boxes of this class, each as a capture")
  private static let start = CommandOption("start", "SEC", summary: "start of a part (0)")
  private static let duration = CommandOption(
    "duration", "SEC", summary: "length of the part (to the end of the capture)")
  private static let center = CommandOption(
    "center", "HZ", summary: "middle of the band of the part (that of the capture)")
  private static let bandwidth = CommandOption(
    "bandwidth", "HZ", summary: "width of the band of the part (all)")

  /// The options that choose.
  static let options = [box, className, start, duration, center, bandwidth]
  /// The options of a part as the usage line shows them.
  static let usage = "--start SEC --duration SEC --center HZ --bandwidth HZ"

  /// Parses the choice out of `arguments`.
  init(_ arguments: Arguments) throws(UsageError) {
    let chosen = [Self.box, Self.className].filter { arguments[$0] != nil }
    let part = [Self.start, Self.duration, Self.center, Self.bandwidth].filter {
      arguments[$0] != nil
    }
    guard let first = chosen.first ?? part.first else {
      throw .missingOperand("--box ID, --class NAME, or a part such as --start SEC")
    }
    if let other = (chosen + part).first(where: { $0 != first }), !chosen.isEmpty {
      throw .badValue(
        other, found: arguments[other] ?? "", expected: "left out if --\(first.name) is given")
    }
    if let id = arguments[Self.box] {
      guard !id.isEmpty else { throw .badValue(Self.box, found: "", expected: "the id of a box") }
      self = .box(id)
    } else if let name = arguments[Self.className] {
      self = .boxes(ofClass: name)
    } else {
      self = .part(
        start: try arguments.seconds(Self.start) ?? 0,
        duration: try arguments.seconds(Self.duration), band: try Self.band(arguments))
    }
  }

  private static func band(_ arguments: Arguments) throws(UsageError) -> ClosedRange<Double>? {
    guard let middle = try arguments.number(center) else {
      if let found = arguments[bandwidth] {
        throw .badValue(bandwidth, found: found, expected: "given with --center")
      }
      return nil
    }
    guard let width = try arguments.number(bandwidth), width > 0 else {
      guard let found = arguments[bandwidth] else { throw .missingOption(bandwidth) }
      throw .badValue(bandwidth, found: found, expected: "hertz, more than 0")
    }
    return middle - width / 2...middle + width / 2
  }

  /// Whether any number of boxes may be chosen.
  var isSeveral: Bool {
    switch self {
    case .boxes: true
    case .box, .part: false
    }
  }

  /// The chosen boxes of `capture` at `url`, by their start.
  ///
  /// - Throws: `CommandFailure` if there are none, or if the id is that of several boxes.
  func boxes(
    among annotations: [Annotation], of capture: Capture, at url: URL
  ) throws(CommandFailure) -> [Box] {
    switch self {
    case .box(let id):
      let found = annotations.filter {
        $0.id.uuidString.lowercased().hasPrefix(id.lowercased())
      }
      guard let first = found.first else {
        throw CommandFailure(
          about: url,
          "has no box with the id \(VisibleText.of(id)); the ids are core:uuid in its metadata")
      }
      guard found.count == 1 else {
        throw CommandFailure(
          about: url,
          "has \(found.count) boxes whose id begins with \(VisibleText.of(id)): give more of the id"
        )
      }
      return [first.box]
    case .boxes(let name):
      let found = annotations.filter { $0.label == name }.map(\.box)
      guard !found.isEmpty else {
        throw CommandFailure(about: url, "has no box of the class \(VisibleText.of(name))")
      }
      return found.sorted {
        ($0.samples.lowerBound, $0.frequencies.lowerBound)
          < ($1.samples.lowerBound, $1.frequencies.lowerBound)
      }
    case .part(let start, let duration, let band):
      let part = try CapturePart(start: start, duration: duration, of: capture, at: url)
      return [Box(samples: part.samples, frequencies: band ?? capture.band)]
    }
  }
}
