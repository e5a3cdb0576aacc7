import TerminalKit

/// What is shown around the picture of a capture besides its axes.
struct Instruments: OptionSet, Hashable, Sendable {
  let rawValue: UInt8
  /// The spectrum, to the right of the picture.
  static let spectrum = Instruments(rawValue: 1)
  /// Power over time and the map of the whole file, under the picture.
  static let time = Instruments(rawValue: 2)

  /// What a screen of `size` has room for without the picture becoming small.
  static func standard(for size: Size) -> Instruments {
    var instruments: Instruments = []
    if size.width >= 140 { instruments.insert(.spectrum) }
    if size.height >= 30 { instruments.insert(.time) }
    return instruments
  }
}
