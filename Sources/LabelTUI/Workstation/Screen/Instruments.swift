import TerminalKit

/// The instruments shown around the picture of a capture, besides its axes.
struct Instruments: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  /// The spectrum, to the right of the picture.
  static let spectrum = Instruments(rawValue: 1)
  /// Power over time and the map of the whole file, below the picture.
  static let time = Instruments(rawValue: 2)

  /// The instruments for which a screen of `size` has room without making the picture small.
  static func standard(for size: Size) -> Instruments {
    var instruments: Instruments = []
    if size.width >= 140 { instruments.insert(.spectrum) }
    if size.height >= 30 { instruments.insert(.time) }
    return instruments
  }
}
